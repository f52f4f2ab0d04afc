import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance } from '../../../../main/rotation/machine/advance.ts';
import { beginEntry, type Entry, newKeyOf } from '../../../../main/rotation/machine/entry.ts';
import { type Circumstances, nextAction } from '../../../../main/rotation/machine/next-action.ts';
import type { JournalRecord } from '../../../../main/rotation/machine/records.ts';
import { arbitraryRecord, begun, laterKinds, newKey, recordOf } from '../records.ts';

type Later = Exclude<JournalRecord['kind'], 'begun'>;

/** The entry after these records, one second apart. */
function after(...kinds: readonly Later[]): Entry {
  return kinds
    .map((kind, index) => recordOf(kind, 2000 + 1000 * index))
    .reduce(advance, beginEntry(begun));
}

const found: Circumstances = {
  begunHere: false,
  pairAtHand: false,
  verifiedHere: false,
  oldKeyVerifiedHere: false,
  mayRetire: false,
  deletesAtOnce: false,
  deletionIsDue: false,
  checksUses: false,
};
const live = { ...found, begunHere: true, pairAtHand: true };
// What ends a rotation, or begins it anew, may let go of its key.
const lettingGo: ReadonlySet<JournalRecord['kind']> = new Set([
  'making room',
  'made room',
  'creating',
  'answer lost',
]);
const untroubled = ['creating', 'created', 'proved', 'saving', 'saved'] as const;

describe('an entry of the journal', () => {
  test('follows a rotation to its end', () => {
    const phases = [0, 1, 2, 3, 4, 5].map((count) => after(...untroubled.slice(0, count)));
    expect(phases.map(({ progress }) => progress.phase)).toEqual(['begun', ...untroubled]);
    expect(after(...untroubled, 'deactivating', 'deactivated').progress).toEqual({
      phase: 'deactivated',
      newKey,
      savedAt: 6000,
      retiredAt: 8000,
      deleteAfter: 9000,
    });
  });

  test('never goes back behind a saved file because the key was proven once more', () => {
    expect(after('creating', 'created', 'saving', 'proved').progress.phase).toBe('saving');
  });

  test('ignores what can’t follow: no step without the id of the new key', () => {
    for (const kind of [
      'proved',
      'saving',
      'saved',
      'deactivated',
      'deleting',
      'undoing',
    ] as const) {
      expect(after('creating', kind).progress).toEqual({ phase: 'creating' });
    }
  });

  test('keeps the key and the step when it is rolled back', () => {
    expect(after('creating', 'created', 'rolling back').progress).toMatchObject({
      phase: 'rolling back',
      newKey,
      reached: 'prove',
    });
  });

  test('remembers since when it is open, however often it is tried again', () => {
    const again = after('creating', 'created', 'opened', 'resumed', 'rolling back', 'opened');
    expect(again.open).toMatchObject({ reason: 'interrupted', since: 4000 });
    expect(after('creating', 'opened', 'resumed').open).toBeUndefined();
  });

  test('never forgets the id of a new key, whatever the records are', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord), (records) => {
        const created = records.findLastIndex(({ kind }) => kind === 'created');
        const later = created < 0 ? [] : records.slice(created + 1);
        fc.pre(created >= 0);
        // Only an end, or a new beginning, may let go of it.
        fc.pre(!later.some(({ kind }) => lettingGo.has(kind)));
        expect(newKeyOf(records.reduce(advance, beginEntry(begun)))).toBe(newKey);
      }),
    );
  });
});

describe('what a rotation does next', () => {
  test('when it runs untroubled', () => {
    expect(nextAction(after(), live)).toBe('create');
    expect(nextAction(after('creating', 'created'), live)).toBe('prove');
    const proven = { ...live, verifiedHere: true };
    expect(nextAction(after('creating', 'created', 'proved'), proven)).toBe('save');
    expect(nextAction(after(...untroubled), proven)).toBe('rest');
    expect(nextAction(after(...untroubled), { ...proven, mayRetire: true })).toBe('retire');
  });

  test('when it is found after a crash', () => {
    expect(nextAction(after(), found)).toBe('roll back');
    expect(nextAction(after('creating'), found)).toBe('look for the key');
    expect(nextAction(after('creating', 'answer lost'), found)).toBe('look for the key');
    expect(nextAction(after('creating', 'created'), found)).toBe('roll back');
    expect(nextAction(after('creating', 'created', 'proved'), found)).toBe('roll back');
    const saving = after('creating', 'created', 'proved', 'saving');
    expect(nextAction(saving, found)).toBe('roll back');
    expect(nextAction(saving, { ...found, pairAtHand: true })).toBe('prove');
    expect(nextAction(after(...untroubled, 'deactivating'), found)).toBe('retire');
    expect(nextAction(after('creating', 'rolling back'), found)).toBe('roll back');
    expect(nextAction(after('creating', 'rolling back', 'rolled back'), found)).toBe('close');
    expect(nextAction(after(...untroubled, 'old key gone'), found)).toBe('close');
  });

  test('is nothing where it is closed or open', () => {
    for (const kind of laterKinds) {
      expect(nextAction(after('creating', 'created', kind, 'opened'), live)).toBe('rest');
      expect(nextAction(after('creating', 'created', kind, 'closed'), live)).toBe('rest');
    }
  });

  test('is never to create a second key, and never to save an unproven one', () => {
    const circumstances = fc.record({
      begunHere: fc.boolean(),
      pairAtHand: fc.boolean(),
      verifiedHere: fc.boolean(),
      oldKeyVerifiedHere: fc.boolean(),
      mayRetire: fc.boolean(),
      deletesAtOnce: fc.boolean(),
      deletionIsDue: fc.boolean(),
      checksUses: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(arbitraryRecord), circumstances, (records, known) => {
        const entry = records.reduce(advance, beginEntry(begun));
        const action = nextAction(entry, known);
        const kinds = new Set<string>(records.map(({ kind }) => kind));
        if (kinds.has('creating') && !kinds.has('made room')) expect(action).not.toBe('create');
        if (!known.begunHere) expect(action).not.toBe('create');
        if (action === 'save') expect(known.verifiedHere).toBe(true);
        if (action === 'save the old key') expect(known.oldKeyVerifiedHere).toBe(true);
        if (action === 'retire' || action === 'delete the old key') {
          expect(
            [
              'saved',
              'deactivating',
              'deactivated',
              'deletion changed',
              'deleting',
              'reactivated',
            ].some((kind) => kinds.has(kind)),
          ).toBe(true);
        }
        // What was saved once may be in use: it is never undone on Keyturn's own account.
        const isOnItsWay = ['created', 'proved', 'saving'].includes(entry.progress.phase);
        if (entry.everSaved && isOnItsWay) expect(action).not.toBe('roll back');
      }),
    );
  });
});
