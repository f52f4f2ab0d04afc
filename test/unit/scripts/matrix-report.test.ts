import { describe, expect, test } from 'vitest';
import {
  brokenLines,
  exitCodeOf,
  matrixTable,
  openTable,
  type Part,
  summary,
} from '../../../scripts/matrix/report.ts';
import type { Run } from '../../../scripts/matrix/runs.ts';
import { breachKinds } from '../../support/rotation-process/breach.ts';

const undone: Run = {
  step: 'create',
  fault: 'throttled',
  outcome: 'undone',
  open: [],
  breaches: [],
  again: 'seed 1',
};
const done: Run = { ...undone, step: 'save', fault: 'disk full', outcome: 'done' };
const open: Run = {
  ...undone,
  fault: 'no answer',
  outcome: 'open',
  open: [{ reason: 'answer lost', failure: { code: 'ANSWER_LOST' } }],
};

function partOf(...runs: readonly Run[]): Part {
  return { title: 'Drawn sequences', runs, seconds: 12.3 };
}

describe('the table', () => {
  test('has a line for each fault under its step, and one for all', () => {
    expect(matrixTable([undone, open, done, undone])).toBe(
      [
        '                                       locked   orphan,  secret lost,     file',
        '             runs  done  undone  open     out  no entry      no entry  damaged  other',
        'create',
        '  throttled     2     0       2     0       0         0             0        0      0',
        '  no answer     1     0       0     1       0         0             0        0      0',
        'save',
        '  disk full     1     1       0     0       0         0             0        0      0',
        'all             4     1       2     1       0         0             0        0      0',
      ].join('\n'),
    );
  });

  test('counts a run that broke one promise twice once, and one that broke two in each column', () => {
    const broken: Run = {
      ...done,
      breaches: [
        { kind: 'locked out', words: 'one file' },
        { kind: 'locked out', words: 'another file' },
        { kind: 'file damaged', words: 'its mode' },
      ],
    };
    expect(matrixTable([broken]).split('\n').at(-1)).toMatch(/^all +1 +1 +0 +0 +1 +0 +0 +1 +0$/);
  });

  test('stays within 120 columns, whatever a fault is called and however many runs there are', () => {
    const long = { ...undone, step: 'delete the new key after an undo', fault: 'x'.repeat(200) };
    const runs = Array.from({ length: 12_345 }, () => long);
    const lines = matrixTable(runs).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBe(120);
    expect(lines.at(-1)).toContain('12,345');
  });
});

test('what is open is told with its entry and the words a person reads, the most frequent first', () => {
  const offline: Run = {
    ...open,
    open: [{ reason: 'interrupted', failure: { code: 'OFFLINE' } }],
  };
  const lines = openTable([offline, open, open, done]);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(
    /^ {6}2 {2}answer lost: A key may have been left behind – ANSWER_LOST: \S/,
  );
  expect(lines[1]).toMatch(/^ {6}1 {2}interrupted: A rotation is not finished – OFFLINE: \S/);
});

describe('a run that breaks a promise', () => {
  const broken: Run = {
    ...undone,
    breaches: [{ kind: 'orphan without an entry', words: 'AKIA1 is in no file' }],
    again: '--seed 7\n["power cut", 3]',
  };

  test('is told with what it broke and how to see it again', () => {
    expect(brokenLines(partOf(undone, broken))).toEqual([
      'Drawn sequences, create, throttled:',
      '  orphan without an entry: AKIA1 is in no file',
      '  --seed 7',
      '  ["power cut", 3]',
    ]);
  });

  test('is one of ten that are told in full', () => {
    const lines = brokenLines(partOf(...Array.from({ length: 1_013 }, () => broken)));
    expect(lines.filter((line) => line.startsWith('Drawn sequences'))).toHaveLength(10);
    expect(lines.at(-1)).toBe('… and 1,003 more.');
  });
});

test('the last lines sum up all parts', () => {
  expect(summary([partOf(undone, done), partOf(open)])).toBe(
    [
      '3 runs in 25 s: 1 done, 1 undone, 1 open.',
      'Every promise held: 0 locked out, 0 orphan without an entry, 0 secret lost without an entry, 0 file damaged, 0 other.',
    ].join('\n'),
  );
  const broken: Run = { ...done, breaches: [{ kind: 'locked out', words: '' }] };
  expect(summary([partOf(broken)])).toMatch(/^A promise is not kept: 1 locked out,/m);
});

describe('the exit code', () => {
  test('is 0 where every promise held, also where rotations are open', () => {
    expect(exitCodeOf([partOf(undone, done), partOf(open)])).toBe(0);
  });

  test.each(breachKinds)('is 1 for a single run with: %s', (kind) => {
    const broken: Run = { ...done, breaches: [{ kind, words: '' }] };
    expect(exitCodeOf([partOf(done), partOf(done, broken)])).toBe(1);
  });

  test('is 1 where a part ran nothing: that proves nothing', () => {
    expect(exitCodeOf([partOf(done), partOf()])).toBe(1);
    expect(exitCodeOf([])).toBe(1);
  });
});
