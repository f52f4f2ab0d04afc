import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TeamKey, TeamRow, TeamUser } from '../../../../shared/contract/team.ts';
import { defaultLimits } from '../../../../shared/settings/due.ts';
import { countRows, findRows, teamRows } from '../../../../shared/team/team-rows.ts';
import {
  teamFurther,
  teamKeyInWords,
  teamSummary,
  teamUseInWords,
} from '../../../../shared/words/team.ts';

const DAY = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 25);
const used: TeamKey['lastUse'] = { known: 'used', at: now - DAY, service: 's3', region: 'eu' };

function key(days: number, change: Partial<TeamKey> = {}): TeamKey {
  return {
    place: 1,
    status: 'Active',
    changedAt: now - days * DAY,
    lastUse: used,
    ...change,
  };
}

function user(name: string, ...keys: TeamKey[]): TeamUser {
  return {
    user: name,
    arn: `arn:aws:iam::111122223333:user/${name}`,
    isRoot: name === '<root_account>',
    keys,
  };
}

const users = [
  user('nobody'),
  user('inactive', key(500, { status: 'Inactive' })),
  user('fresh10', key(10)),
  user('fresh9', key(10)),
  user('never', key(20, { lastUse: { known: 'never' } })),
  user('two', key(3), key(1, { place: 2 })),
  user('<root_account>', key(2)),
  user('due', key(80)),
  user('overdue', key(90)),
  user('long-overdue', key(1, { place: 1 }), key(400, { place: 2 })),
  user('age-not-known', { place: 1, status: 'Active', lastUse: used }),
];
const rows = teamRows(users, defaultLimits, now);
const names = (of: readonly TeamRow[]) => of.map((row) => row.user);

describe('the rows of a team', () => {
  test('have overdue keys first, then due ones, then what else is worth a look', () => {
    expect(names(rows)).toEqual([
      'long-overdue',
      'overdue',
      'due',
      '<root_account>',
      'two',
      'never',
      'age-not-known',
      'fresh9',
      'fresh10',
      'inactive',
      'nobody',
    ]);
  });

  test('an inactive key is never due, however old', () => {
    const [row] = findRows(rows, { search: 'inactive', scope: 'everybody' });
    expect(row?.keys[0]?.age).toEqual({ days: 500 });
    expect(row?.remarks).toEqual([]);
  });

  test('are found by all words, in any order and case, and by what is worth a look', () => {
    const found = (search: string) => names(findRows(rows, { search, scope: 'everybody' }));
    expect(found('')).toHaveLength(users.length);
    expect(found(' LONG  111122223333 ')).toEqual(['long-overdue']);
    expect(found('long nobody')).toEqual([]);
    expect(names(findRows(rows, { scope: 'needs attention' }))).toEqual([
      'long-overdue',
      'overdue',
      'due',
      '<root_account>',
      'two',
      'never',
    ]);
    expect(names(findRows(rows, { scope: 'with keys' }))).not.toContain('nobody');
  });

  test('are summed up in a sentence', () => {
    const counts = countRows(rows);
    expect(counts).toEqual({
      users: 11,
      withKeys: 10,
      overdue: 2,
      due: 1,
      twoActive: 2,
      neverUsed: 1,
    });
    expect(teamSummary(counts)).toBe('2 of 11 users have an overdue key, 1 more a due one.');
    expect(teamFurther(counts)).toEqual([
      '2 users have two active keys.',
      '1 user has an active key that was never used.',
    ]);
    expect(teamSummary({ ...counts, overdue: 0 })).toBe(
      '1 of 11 users has a due key. No key is overdue.',
    );
    expect(teamSummary({ ...counts, users: 1, withKeys: 1, overdue: 0, due: 0 })).toBe(
      '1 of 1 user has a key. No key is due.',
    );
  });

  test('say no more of an age than the report does', () => {
    const [row] = findRows(rows, { search: 'long-overdue', scope: 'everybody' });
    expect(row?.keys.map(teamKeyInWords)).toEqual([
      'Active, at least 1 day old, fresh',
      'Active, at least 400 days old, overdue',
    ]);
    const [unknown] = findRows(rows, { search: 'age-not-known', scope: 'everybody' });
    expect(unknown?.keys.map(teamKeyInWords)).toEqual(['Active, age not known']);
    expect(teamUseInWords(used, now)).toBe('Last used yesterday, for s3 in eu');
    expect(teamUseInWords({ known: 'never' }, now)).toBe('Never used');
  });

  test('whoever is in the report, nobody is lost, and nothing stands above a key that is more urgent', () => {
    const anyKey = fc.record({
      place: fc.constantFrom(1 as const, 2 as const),
      status: fc.constantFrom('Active' as const, 'Inactive' as const),
      changedAt: fc.integer({ min: 0, max: now }),
      lastUse: fc.constantFrom<TeamKey['lastUse']>(
        used,
        { known: 'never' },
        { known: 'not known' },
      ),
    });
    const anyUser = fc
      .tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.array(anyKey, { maxLength: 2 }))
      .map(([name, keys]) => user(name, ...keys));
    fc.assert(
      fc.property(fc.array(anyUser, { maxLength: 20 }), (anybody) => {
        const sorted = teamRows(anybody, defaultLimits, now);
        expect(names(sorted).toSorted()).toEqual(anybody.map((each) => each.user).toSorted());
        const urgency = sorted.map(({ keys }) => {
          if (keys.some(({ age }) => age?.due === 'overdue')) return 2;
          return keys.some(({ age }) => age?.due === 'due') ? 1 : 0;
        });
        expect(urgency).toEqual(urgency.toSorted((one, other) => other - one));
      }),
    );
  });
});
