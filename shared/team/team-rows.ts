import type { TeamCounts, TeamFilter, TeamRemark, TeamRow, TeamUser } from '../contract/team.ts';
import { ageInDays } from '../lib/age.ts';
import { lazy } from '../lib/lazy.ts';
import { dueState, type Limits } from '../settings/due.ts';

const byName = lazy(() => new Intl.Collator('en', { numeric: true, sensitivity: 'base' }));

/** The users as rows, the most urgent first: overdue, due, then those with remarks. Pure. */
export function teamRows(
  users: readonly TeamUser[],
  limits: Limits,
  now: number,
): readonly TeamRow[] {
  return users
    .map((user) => rowOf(user, limits, now))
    .map((row) => ({ row, rank: rankOf(row), days: daysOf(row) }))
    .toSorted(
      (one, other) =>
        one.rank - other.rank ||
        other.days - one.days ||
        byName().compare(one.row.user, other.row.user),
    )
    .map(({ row }) => row);
}

function rowOf(user: TeamUser, limits: Limits, now: number): TeamRow {
  const keys = user.keys.map((key): TeamRow['keys'][number] => {
    if (key.changedAt === undefined) {
      return key;
    }
    const days = ageInDays(key.changedAt, now);
    const isActive = key.status === 'Active';
    return { ...key, age: { days, ...(isActive ? { due: dueState(days, limits) } : {}) } };
  });
  return { ...user, keys, remarks: remarksOf(user) };
}

function remarksOf({ isRoot, keys }: TeamUser): TeamRemark[] {
  const active = keys.filter(({ status }) => status === 'Active');
  return [
    ...(isRoot && keys.length > 0 ? (['root user has keys'] as const) : []),
    ...(active.length > 1 ? (['two active keys'] as const) : []),
    ...(active.some(({ lastUse }) => lastUse.known === 'never') ? (['never used'] as const) : []),
  ];
}

function isDue({ keys }: TeamRow, due: 'due' | 'overdue'): boolean {
  return keys.some(({ age }) => age?.due === due);
}

function has({ remarks }: TeamRow, remark: TeamRemark): boolean {
  return remarks.includes(remark);
}

function rankOf(row: TeamRow): number {
  const ranks = [
    isDue(row, 'overdue'),
    isDue(row, 'due'),
    has(row, 'root user has keys'),
    has(row, 'two active keys'),
    has(row, 'never used'),
    row.keys.some(({ status }) => status === 'Active'),
    row.keys.length > 0,
  ];
  const rank = ranks.indexOf(true);
  return rank < 0 ? ranks.length : rank;
}

/** The age of the oldest active key, or else of the oldest one. A key of unknown age may be the oldest. */
function daysOf({ keys }: TeamRow): number {
  const active = keys.filter(({ status }) => status === 'Active');
  const counted = active.length > 0 ? active : keys;
  return Math.max(-1, ...counted.map(({ age }) => age?.days ?? Number.MAX_SAFE_INTEGER));
}

function needsAttention(row: TeamRow): boolean {
  return isDue(row, 'overdue') || isDue(row, 'due') || row.remarks.length > 0;
}

const scopes = {
  'with keys': ({ keys }) => keys.length > 0,
  'needs attention': needsAttention,
  everybody: () => true,
} as const satisfies Record<TeamFilter['scope'], (row: TeamRow) => boolean>;

/** The rows that meet the filter, in their order. Pure. */
export function findRows(
  rows: readonly TeamRow[],
  { search = '', scope }: TeamFilter,
): readonly TeamRow[] {
  const words = search.toLowerCase().split(/\s+/u);
  return rows.filter((row) => {
    const text = `${row.user} ${row.arn}`.toLowerCase();
    return scopes[scope](row) && words.every((word) => text.includes(word));
  });
}

/** Counts the rows of each kind. Pure. */
export function countRows(rows: readonly TeamRow[]): TeamCounts {
  const count = (meets: (row: TeamRow) => boolean): number => rows.filter(meets).length;
  return {
    users: rows.length,
    withKeys: count(({ keys }) => keys.length > 0),
    overdue: count((row) => isDue(row, 'overdue')),
    due: count((row) => !isDue(row, 'overdue') && isDue(row, 'due')),
    twoActive: count((row) => has(row, 'two active keys')),
    neverUsed: count((row) => has(row, 'never used')),
  };
}
