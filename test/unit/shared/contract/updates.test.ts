import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { updateSentence } from '../../../../shared/application/update-sentence.ts';
import {
  anyInTheMiddle,
  isCheckDue,
  mayCheck,
  mayInstall,
  quitsForUpdate,
  UpdateHindrance,
  type UpdateFacts,
  type UpdatePhase,
  UpdateView,
  updateView,
} from '../../../../shared/contract/updates.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 10, 25);

const agreed: UpdateFacts = {
  hindrance: undefined,
  isAllowed: true,
  choice: { daily: true },
  phase: { phase: 'idle' },
  isRotating: false,
};
const failed: UpdatePhase = {
  phase: 'failed',
  failure: { code: 'UPDATE_NOT_REACHED' },
  at: now - 10 * 60_000,
};
const ready: UpdatePhase = { phase: 'ready', version: '0.2.0', isWanted: false };
const wanted: UpdatePhase = { ...ready, isWanted: true };

describe('the server is asked by itself', () => {
  test.each<[string, Partial<UpdateFacts>, boolean]>([
    ['at once, after a person has agreed', {}, true],
    ['not before anybody has agreed', { choice: {} }, false],
    ['not where a person said no', { choice: { daily: false } }, false],
    ['not within a day of its last answer', { choice: daily(DAY - 1) }, false],
    ['a day after its last answer', { choice: daily(DAY) }, true],
    ['where the clock was put back behind it', { choice: daily(-1) }, true],
    ['not within an hour of a failure', { phase: failed }, false],
    ['an hour after a failure', { phase: { ...failed, at: now - HOUR } }, true],
    ['not while it is being asked', { phase: { phase: 'checking' } }, false],
    ['not while something is ready', { phase: ready }, false],
    ['not where a policy forbids it', { isAllowed: false }, false],
    ['not where it could not be installed', { hindrance: 'runs from a folder' }, false],
  ])('%s', (_, differently, isDue) => {
    expect(isCheckDue({ ...agreed, ...differently }, now)).toBe(isDue);
  });

  function daily(ago: number): UpdateFacts['choice'] {
    return { daily: true, checkedAt: now - ago };
  }
});

describe('what is shown', () => {
  test.each<[Partial<UpdateFacts>, UpdateView['state']]>([
    [{ choice: {} }, 'not asked'],
    [{ choice: { checkedAt: now } }, 'not asked'],
    [{ choice: { daily: false } }, 'off'],
    [{}, 'none'],
    [{ phase: { phase: 'checking' } }, 'checking'],
    [{ phase: { phase: 'downloading', version: '0.2.0', percent: 3 } }, 'downloading'],
    [{ phase: ready }, 'ready'],
    [{ phase: ready, isRotating: true }, 'ready'],
    [{ phase: wanted, isRotating: true }, 'deferred'],
    [{ phase: failed }, 'failed'],
    [{ phase: ready, isAllowed: false }, 'not allowed'],
    [{ isAllowed: false, hindrance: 'belongs to a package manager' }, 'not available'],
  ])('%j: %s', (differently, state) => {
    expect(updateView({ ...agreed, ...differently }).state).toBe(state);
  });
});

const anyPhase: fc.Arbitrary<UpdatePhase> = fc.constantFrom<UpdatePhase>(
  { phase: 'idle' },
  { phase: 'checking' },
  { phase: 'downloading', version: '0.2.0', percent: 50 },
  ready,
  wanted,
  failed,
);
const anyFacts: fc.Arbitrary<UpdateFacts> = fc.record({
  hindrance: fc.constantFrom(undefined, ...UpdateHindrance.options),
  isAllowed: fc.boolean(),
  choice: fc.record(
    { daily: fc.boolean(), checkedAt: fc.integer({ min: 0, max: 2 * now }) },
    { requiredKeys: [] },
  ),
  phase: anyPhase,
  isRotating: fc.boolean(),
});

describe('whatever comes together', () => {
  test('nothing is installed, and Keyturn does not quit for it, while a rotation is in its middle', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const during = { ...facts, isRotating: true };
        expect(mayInstall(during)).toBe(false);
        expect(quitsForUpdate(during)).toBe(false);
      }),
    );
  });

  test('a policy that forbids it stops all of it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const forbidden = { ...facts, isAllowed: false };
        expect([
          mayCheck(forbidden),
          isCheckDue(forbidden, now),
          mayInstall(forbidden),
          quitsForUpdate(forbidden),
        ]).toEqual([false, false, false, false]);
      }),
    );
  });

  test('nothing is fetched unasked before a person has agreed', () => {
    fc.assert(
      fc.property(anyFacts, ({ choice: { checkedAt }, ...facts }) => {
        const choice = checkedAt === undefined ? {} : { checkedAt };
        expect(isCheckDue({ ...facts, choice }, now)).toBe(false);
      }),
    );
  });

  test('there is a valid view, and words for it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const view = UpdateView.parse(updateView(facts));
        if (view.state !== 'failed') expect(updateSentence(view, String)).toMatch(/\.$|…/u);
      }),
    );
  });
});

test('a rotation that is open or over is not in its middle', () => {
  expect(anyInTheMiddle([{ state: 'open' }, { state: 'succeeded' }, { state: 'failed' }])).toBe(
    false,
  );
  for (const state of ['working', 'rolling back', 'undoing', 'waiting for an answer'] as const) {
    expect(anyInTheMiddle([{ state: 'open' }, { state }])).toBe(true);
  }
});
