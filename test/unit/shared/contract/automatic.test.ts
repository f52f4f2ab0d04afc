import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AutomaticFacts,
  automaticJitter,
  decideAutomatic,
} from '../../../../shared/contract/automatic.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const due = Date.UTC(2026, 4, 20, 9);
const since = due - 30 * DAY;
const jitter = 20 * 60_000;
const told = due + jitter - DAY;

function facts(changes: Partial<AutomaticFacts> = {}): AutomaticFacts {
  return {
    choice: { since, failures: 0 },
    usedElsewhere: 'only here',
    needsMfa: false,
    mustConfirmEndpoint: false,
    isFromOtherComputer: false,
    standing: 'rotate',
    dueAt: due,
    jitter,
    isUserBusy: false,
    keysOfUser: 1,
    isAllowed: true,
    now: due - 10 * DAY,
    ...changes,
  };
}

const chosen = { since, failures: 0 };

describe('a key that may rotate by itself', () => {
  test.each([
    ['nobody has switched it on', { choice: undefined }, { decide: 'off', hindrance: undefined }],
    ['long before it is due', {}, { decide: 'wait until', at: told, isTold: false }],
    ['a day before', { now: told }, { decide: 'tell', rotatesAt: due + jitter }],
    [
      'a day before, offline',
      { now: undefined },
      { decide: 'wait until', at: told, rotatesAt: due + jitter, isTold: false },
    ],
    [
      'told this moment: nobody is told twice',
      { now: told, choice: { ...chosen, toldAt: told } },
      { decide: 'wait until', at: due + jitter, isTold: true },
    ],
    [
      'told, and not due yet',
      { now: due, choice: { ...chosen, toldAt: told } },
      { decide: 'wait until', at: due + jitter, isTold: true },
    ],
    [
      'told a day ago, and due',
      { now: due + jitter, choice: { ...chosen, toldAt: told } },
      { decide: 'rotate' },
    ],
    [
      'told, due, and offline',
      { now: undefined, choice: { ...chosen, toldAt: told } },
      { decide: 'wait until', at: due + jitter },
    ],
    [
      'told, due, and its file can’t be used',
      { now: due + jitter, choice: { ...chosen, toldAt: told }, standing: 'not now' },
      { decide: 'wait until' },
    ],
    [
      'overdue after a long sleep, and nobody was told',
      { now: due + 9 * DAY },
      { decide: 'tell', rotatesAt: due + 10 * DAY },
    ],
    [
      'told so long ago that it is forgotten',
      { now: due + 9 * DAY, choice: { ...chosen, toldAt: told } },
      { decide: 'tell' },
    ],
    [
      'told of a day that a person has moved since',
      { now: due + jitter, choice: { ...chosen, toldAt: told - 3 * DAY } },
      { decide: 'tell' },
    ],
    [
      'an hour after a failure',
      {
        now: due + 2 * HOUR,
        choice: { ...chosen, toldAt: told, failures: 1, triedAt: due + HOUR },
      },
      { decide: 'wait until', at: due + 7 * HOUR },
    ],
    [
      'some hours after a failure',
      {
        now: due + 7 * HOUR,
        choice: { ...chosen, toldAt: told, failures: 1, triedAt: due + HOUR },
      },
      { decide: 'rotate' },
    ],
    [
      'after three that ended in a crash',
      { now: due + 2 * DAY, choice: { ...chosen, toldAt: told, failures: 3 } },
      { decide: 'stopped', because: { code: 'INTERRUPTED' } },
    ],
    [
      'stopped, for the reason it has kept',
      { choice: { ...chosen, failures: 3, stoppedBecause: { code: 'TWO_KEYS' } } },
      { decide: 'stopped', because: { code: 'TWO_KEYS' } },
    ],
    [
      'used elsewhere since',
      { usedElsewhere: 'also elsewhere' },
      { decide: 'not allowed', because: 'also elsewhere' },
    ],
    [
      'nobody has said where it is used',
      { usedElsewhere: undefined },
      { decide: 'not allowed', because: 'not answered' },
    ],
    [
      'told and due, and the organisation does not allow it any more',
      { now: due + jitter, choice: { ...chosen, toldAt: told }, isAllowed: false },
      { decide: 'not allowed', because: 'set by your organisation' },
    ],
    [
      'not switched on, and the organisation does not allow it',
      { choice: undefined, isAllowed: false },
      { decide: 'off', hindrance: 'set by your organisation' },
    ],
    [
      'with an address that is not AWS’s and that nobody has confirmed',
      { mustConfirmEndpoint: true },
      { decide: 'not allowed', because: 'endpoint not confirmed' },
    ],
    ['with an MFA device', { needsMfa: true }, { decide: 'not allowed', because: 'needs MFA' }],
    [
      'beside another key',
      { now: due + jitter, choice: { ...chosen, toldAt: told }, keysOfUser: 2 },
      { decide: 'not allowed', because: 'two keys' },
    ],
    [
      'while another one of its user rotates',
      { now: due + jitter, choice: { ...chosen, toldAt: told }, isUserBusy: true },
      { decide: 'not allowed', because: 'user is busy' },
    ],
    [
      'while it rotates',
      { choice: { ...chosen, failures: 3, trying: 'a'.repeat(26) } },
      { decide: 'trying' },
    ],
    [
      'of an age that is not known',
      { dueAt: undefined },
      { decide: 'wait until', at: undefined, isTold: false },
    ],
  ] as const)('%s', (_name, changes, expected) => {
    expect(decideAutomatic(facts(changes))).toMatchObject(expected);
  });

  test('rotates at a moment of its own within the hour, the same after every start', () => {
    const moments = Array.from({ length: 200 }, (_, index) =>
      automaticJitter(`AKIAIOSFODNN7EXAM${String(index).padStart(3, '0')}`, due),
    );
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...moments)).toBeLessThan(HOUR);
    // Spread over the hour: every tenth of it has somebody.
    expect(new Set(moments.map((moment) => Math.floor(moment / (HOUR / 10)))).size).toBe(10);
    expect(automaticJitter('AKIAIOSFODNN7EXAMPLE', due)).toBe(
      automaticJitter('AKIAIOSFODNN7EXAMPLE', due),
    );
  });
});

const days = fc.integer({ min: -90, max: 90 }).map((count) => due + count * DAY);

test('whatever is known, it rotates only what is due, only here, without MFA, and was told a day ago', () => {
  const drawn = fc.record({
    choice: fc.option(
      fc.record(
        {
          since: fc.constant(since),
          failures: fc.integer({ min: 0, max: 5 }),
          toldAt: days,
          triedAt: days,
        },
        { requiredKeys: ['since', 'failures'] },
      ),
      { nil: undefined },
    ),
    usedElsewhere: fc.constantFrom('only here', 'also elsewhere', undefined),
    needsMfa: fc.boolean(),
    mustConfirmEndpoint: fc.boolean(),
    isFromOtherComputer: fc.boolean(),
    standing: fc.constantFrom('rotate', 'not now', 'never'),
    dueAt: fc.option(fc.constant(due), { nil: undefined }),
    jitter: fc.integer({ min: 0, max: HOUR - 1 }),
    isUserBusy: fc.boolean(),
    keysOfUser: fc.integer({ min: 0, max: 2 }),
    isAllowed: fc.boolean(),
    now: fc.option(days, { nil: undefined }),
  });
  fc.assert(
    fc.property(drawn, (known) => {
      if (decideAutomatic(known).decide !== 'rotate') return;
      const { choice, now = 0, dueAt = Infinity } = known;
      expect(known).toMatchObject({
        usedElsewhere: 'only here',
        needsMfa: false,
        mustConfirmEndpoint: false,
        isFromOtherComputer: false,
        standing: 'rotate',
        isUserBusy: false,
        isAllowed: true,
      });
      expect(known.keysOfUser).toBeLessThan(2);
      expect(now).toBeGreaterThanOrEqual(dueAt);
      expect(now - (choice?.toldAt ?? Infinity)).toBeGreaterThanOrEqual(DAY);
      expect(choice?.failures).toBeLessThan(3);
    }),
    { numRuns: 5000 },
  );
});
