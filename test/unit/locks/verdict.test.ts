import { describe, expect, test } from 'vitest';
import { newRecord } from '../../../main/locks/lock-record.ts';
import type { ProcessIdentity } from '../../../main/locks/process-identity.ts';
import { judge, type LockVerdict } from '../../../main/locks/verdict.ts';

const me: ProcessIdentity = {
  host: 'annas-laptop',
  machine: 'a1',
  boot: 'boot 1',
  processSpace: 'pid:[1]',
  process: 4242,
  started: '100',
};
const another: ProcessIdentity = { ...me, process: 77 };
const onMac: ProcessIdentity = {
  ...me,
  machine: 'hardware a1',
  processSpace: '',
  started: 'Mon Nov 30 18:07:08 2026',
};
const sign = (digit: string): string => `pipe ${digit.repeat(32)}`;
/** The one that a process gives. */
const living = sign('7');
const onWindows: ProcessIdentity = {
  ...me,
  machine: 'hardware a1',
  boot: 5_000_000,
  processSpace: '',
  started: sign('1'),
};
const withoutIds: ProcessIdentity = {
  ...me,
  machine: '',
  boot: 5_000_000,
  processSpace: '',
  started: '',
};
/** What versions before the ids of macOS and Windows have written there. */
const old = { machine: '', boot: 5_000_000, processSpace: '', started: '' };

type Case = readonly [
  words: string,
  verdict: LockVerdict,
  changes: Partial<ProcessIdentity>,
  /** The start of the process that the lock names, as the system reports it. */
  started: string | undefined,
];

describe.each<[string, ProcessIdentity, readonly Case[]]>([
  [
    'where the system reports everything, a lock',
    me,
    [
      ['of a process that is there', 'living', {}, '100'],
      ['of a process that has ended', 'fallen', {}, undefined],
      ['of a process whose number another one has', 'fallen', {}, '200'],
      ['of a process that may not be looked at', 'unsure', {}, ''],
      ['that does not say when its process began', 'unsure', { started: '' }, '200'],
      ['of our own number, which nobody here holds', 'fallen', { process: me.process }, '100'],
      [
        'of our own number, before it was ours',
        'fallen',
        { process: me.process, started: '9' },
        '100',
      ],
      [
        'of our own number that does not say when its process began',
        'fallen',
        { process: me.process, started: '' },
        '100',
      ],
      [
        'of the same number, before the system was started again',
        'fallen',
        { boot: 'boot 0' },
        '100',
      ],
      ['of this computer under the name it had before', 'living', { host: 'old-name' }, '100'],
      [
        'of this computer under another name, before a start, as a copy of it would have one,',
        'foreign',
        { host: 'b', boot: 'c' },
        '1',
      ],
      ['of another computer', 'foreign', { machine: 'b2', boot: 'boot 9' }, undefined],
      ['of a computer that has no id', 'foreign', { machine: '', boot: 'boot 9' }, undefined],
      [
        'of a container here with an id of its own',
        'foreign',
        { machine: 'b2', processSpace: 'x' },
        '1',
      ],
      ['of a container that looks like this computer', 'foreign', { processSpace: 'x' }, undefined],
      ['of a sandbox that shares the processes', 'fallen', { machine: 'b2' }, undefined],
    ],
  ],
  [
    'on a Mac, a lock',
    onMac,
    [
      ['of a process that is there', 'living', {}, onMac.started],
      ['of a process that has ended', 'fallen', {}, undefined],
      ['of a process whose number another one has', 'fallen', {}, 'Mon Nov 30 18:09:00 2026'],
      ['of a process whose start is not reported just now', 'unsure', {}, ''],
      [
        'of an earlier run, under the name that another network gave',
        'fallen',
        { host: 'mac-7.guests.example', boot: 'boot 0' },
        onMac.started,
      ],
      ['of another Mac of the same name', 'foreign', { machine: 'hardware b2', boot: 'x' }, ''],
      ['of an earlier version, whose process has ended', 'fallen', old, undefined],
      ['of an earlier version, whose number somebody has', 'unsure', old, onMac.started],
      ['of an earlier version, of another name', 'foreign', { ...old, host: 'b' }, undefined],
    ],
  ],
  [
    'on Windows, a lock',
    onWindows,
    [
      ['of a process that gives its sign of life', 'living', { started: living }, ''],
      [
        'of a process that has ended, with any program that has its number now',
        'fallen',
        { started: sign('2') },
        '',
      ],
      [
        'of our own number, before it was ours',
        'fallen',
        { process: me.process, started: sign('2') },
        '',
      ],
      [
        'of a living process, also by a clock set right since',
        'living',
        { started: living, boot: 1 },
        '',
      ],
      [
        'of a process that has ended, also where a fast start shows the same run',
        'fallen',
        { started: sign('2'), host: 'old-name' },
        '',
      ],
      ['of another computer', 'foreign', { machine: 'hardware b2', started: sign('2') }, ''],
      ['of an earlier version, whose process has ended', 'fallen', old, undefined],
      ['of an earlier version, of an earlier run', 'fallen', { ...old, boot: 1 }, ''],
      ['of an earlier version, whose number somebody has', 'unsure', old, ''],
      ['of an earlier version, of our own number', 'fallen', { ...old, process: me.process }, ''],
    ],
  ],
  [
    'on a Windows whose hardware has no id, a lock',
    { ...onWindows, machine: 'a1' },
    [
      ['of a process that has ended', 'fallen', { started: sign('2') }, ''],
      [
        'under another name, as a copy of this computer would have one,',
        'foreign',
        { started: sign('2'), host: 'b' },
        '',
      ],
    ],
  ],
  [
    'where it reports only the time of its start, a lock',
    withoutIds,
    [
      ['of a process that is there', 'unsure', {}, ''],
      ['of a process that has ended', 'fallen', {}, undefined],
      ['of the same start, by a clock set right since', 'unsure', { boot: 5_030_000 }, ''],
      ['of an earlier start', 'fallen', { boot: 4_000_000 }, ''],
      ['that gives an id of its start', 'unsure', { boot: 'boot 1' }, ''],
      ['of another name', 'foreign', { host: 'bobs-laptop' }, undefined],
      ['of another name and the same hour of start', 'foreign', { host: 'b' }, ''],
    ],
  ],
])('%s', (_, self, cases) => {
  test.each(cases)('%s is %s', async (_words, verdict, changes, started) => {
    const record = newRecord({ ...self, process: another.process, ...changes });
    const system = {
      me: self,
      startOf: () => Promise.resolve(started),
      isGiven: (given: string) => Promise.resolve(given === living),
      isHeldHere: () => false,
      mayHaveMade: () => Promise.resolve(true),
    };
    expect(await judge({ record }, system)).toBe(verdict);
  });
});

describe('a lock with our own number', () => {
  test('is living while we hold it, also where the system does not show us ourselves', async () => {
    const record = newRecord(me);
    const system = {
      me,
      startOf: () => Promise.resolve(undefined),
      isGiven: () => Promise.resolve(true),
      isHeldHere: (nonce: string) => nonce === record.nonce,
      mayHaveMade: () => Promise.resolve(true),
    };
    expect(await judge({ record }, system)).toBe('living');
  });

  test.each([me, onMac, onWindows, withoutIds])(
    'is living while we hold it: $started',
    async (self) => {
      const record = newRecord(self);
      const system = {
        me: self,
        startOf: () => Promise.resolve(self.started),
        isGiven: () => Promise.resolve(true),
        isHeldHere: (nonce: string) => nonce === record.nonce,
        mayHaveMade: () => Promise.resolve(true),
      };
      expect(await judge({ record }, system)).toBe('living');
    },
  );
});

test('a lock whose named process can’t have made it is nobody’s to believe: a person is asked', async () => {
  const record = newRecord({ ...me, process: 1 });
  const system = {
    me,
    startOf: () => Promise.resolve('100'),
    isGiven: () => Promise.resolve(true),
    isHeldHere: () => false,
    mayHaveMade: ({ process, owner }: { process: number; owner: number | undefined }) =>
      Promise.resolve(!(process === 1 && owner === 1000)),
  };
  expect(await judge({ record, owner: 1000 }, system)).toBe('unsure');
  expect(await judge({ record, owner: 0 }, system)).toBe('living');
});
