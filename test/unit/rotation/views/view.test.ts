import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance } from '../../../../main/rotation/machine/advance.ts';
import { beginEntry } from '../../../../main/rotation/machine/entry.ts';
import type { JournalRecord } from '../../../../main/rotation/machine/records.ts';
import { type JournalledRun, journalledRun } from '../../../../main/rotation/machine/run.ts';
import { viewOf } from '../../../../main/rotation/views/view.ts';
import { RotationView, stepNames, RollBackResult } from '../../../../shared/contract/rotation.ts';
import { whatDidNotChange } from '../../../../shared/words/rotation/rotation.ts';
import { underWayTitle } from '../../../../shared/words/window.ts';
import { arbitraryRecord, begun, recordOf } from '../records.ts';

const beside = { answer: undefined, awsNow: 0 };

function runAfter(records: readonly JournalRecord[]): JournalledRun {
  const entry = records.reduce(advance, beginEntry(begun));
  return journalledRun(entry, { startedAt: begun.at, step: 'prove', begunHere: true });
}

describe('what is shown of a rotation', () => {
  test('is always what the page was promised, with every step in its order', () => {
    const answers = fc.constantFrom('only here', 'also elsewhere', undefined);
    fc.assert(
      fc.property(fc.array(arbitraryRecord), answers, (records, answer) => {
        const view = viewOf(runAfter(records), { answer, awsNow: 0 });
        expect(RotationView.safeParse(view).success).toBe(true);
        expect(view.steps.map(({ step }) => step)).toEqual(stepNames);
        expect(JSON.stringify(view)).not.toContain(begun.oldKey);
      }),
    );
  });

  test('can be stopped until the first file may be saved, and not while it is undone or looked for', () => {
    const cases = [
      [['creating'], true],
      [['creating', 'created'], true],
      [['creating', 'created', 'proved'], true],
      [['creating', 'created', 'proved', 'saving'], false],
      [['creating', 'answer lost'], false],
    ] as const;
    for (const [kinds, canCancel] of cases) {
      const view = viewOf(runAfter(kinds.map((kind) => recordOf(kind))), beside);
      expect({ kinds, view }).toMatchObject({ kinds, view: { state: 'working', canCancel } });
    }
  });

  test('is no rotating while it only looks whether a key was made', () => {
    const crashed = { ...runAfter([recordOf('creating')]), begunHere: false };
    const lost = runAfter([recordOf('creating'), recordOf('answer lost')]);
    for (const run of [crashed, lost]) {
      const view = viewOf(run, beside);
      expect(view).toMatchObject({ state: 'working', looks: true, canCancel: false });
      expect(underWayTitle(view)).toBe('Looking whether AWS has made a key for grün');
      expect(view.steps.find(({ step }) => step === 'create')).toMatchObject({ looks: true });
    }
    const rotating = viewOf(runAfter([recordOf('creating')]), beside);
    expect(rotating).toMatchObject({ state: 'working', looks: false });
    expect(underWayTitle(rotating)).toBe('Rotating grün');
  });

  test('shows the proof beside its step', () => {
    const proof = { passed: 2, needed: 3, slow: false };
    const run = runAfter([recordOf('creating'), recordOf('created')]);
    const view = viewOf({ ...run, proof }, beside);
    expect(view.steps.find(({ step }) => step === 'prove')).toEqual({
      step: 'prove',
      status: 'running',
      proof,
    });
  });
});

describe('what did not change', () => {
  test('follows from the step reached and what became of the new key', () => {
    expect(whatDidNotChange('check', 'nothing was made')).toBe(
      'Keyturn has changed nothing: neither your files nor your keys on AWS.',
    );
    expect(whatDidNotChange('create', 'nothing was made')).toMatch(/No new key was made\.$/);
    expect(whatDidNotChange('save', 'new key deleted')).toMatch(/The new key was deleted again\.$/);
    expect(whatDidNotChange('prove', 'new key deactivated')).toMatch(/so it was deactivated\.$/);
    expect(whatDidNotChange('create', 'new key not there')).toMatch(/AWS shows no new key\.$/);
  });

  test('says after every step but the first that the files and the old key are as before', () => {
    for (const step of stepNames.slice(1)) {
      for (const undone of RollBackResult.options) {
        expect(whatDidNotChange(step, undone)).toContain(
          'Keyturn has changed neither your files nor the old key.',
        );
      }
    }
  });
});
