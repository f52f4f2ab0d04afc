import { describe, expect, it } from 'vitest';
import { Snapshot } from '../../../shared/contract/snapshot.ts';
import { names } from '../../../shared/words/lists.ts';
import { ageInWords, createdInWords, dayCount, summary } from '../../../shared/words/window.ts';
import { fixtureNow } from '../../support/fixtures/profiles.ts';
import { snapshots } from '../../support/fixtures/snapshots.ts';

const none = { overdue: 0, due: 0, fresh: 0, notKnown: 0, leftOut: 0 };

describe('the words of the window', () => {
  it('say the age of a key with its state', () => {
    expect(ageInWords({ createdAt: 0, days: 93, due: 'overdue' })).toBe('93 days old, overdue');
    expect(ageInWords({ createdAt: 0, days: 1, due: 'fresh' })).toBe('1 day old, fresh');
    expect(ageInWords({ createdAt: 0, days: 0, due: 'fresh' })).toBe('Made today, fresh');
  });

  it('count days as a person does', () => {
    expect([0, 1, 2].map((days) => dayCount(days))).toEqual(['0 days', '1 day', '2 days']);
    expect(createdInWords('today', 0)).toBe('today (less than a day old)');
  });

  it('join the profiles of a shared key', () => {
    expect(names(['dev', 'work'])).toBe('dev and work');
  });

  it.each([
    [{ notKnown: 1 }, 'The age of your key is not known.'],
    [{ notKnown: 2 }, 'The ages of your keys are not known.'],
    [{ fresh: 1 }, 'Your key is up to date.'],
    [{ fresh: 3 }, 'All 3 keys are up to date.'],
    [{ fresh: 3, notKnown: 2 }, '3 keys are up to date. The age of 2 is not known.'],
    [{ fresh: 1, leftOut: 1 }, '1 key is up to date.'],
    [{ overdue: 1, fresh: 3 }, '1 key is overdue.'],
    [{ overdue: 1, notKnown: 1 }, '1 key is overdue. The age of 1 is not known.'],
    [{ overdue: 2, due: 1 }, '2 keys are overdue, 1 due.'],
    [{ due: 2, fresh: 1 }, '2 keys are due.'],
  ])('sum up %j', (counts, sentence) => {
    expect(summary({ ...none, ...counts })).toBe(sentence);
  });
});

describe('the fixtures', () => {
  it.each(Object.entries(snapshots))(
    '%s is a snapshot the contract lets through',
    (_name, snapshot) => {
      expect(Snapshot.parse(snapshot).at).toBe(fixtureNow);
    },
  );
});
