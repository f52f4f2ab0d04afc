import type { ProfileItem } from './list-items.ts';

/** The orders of the list. */
export const sortOrders = ['oldest first', 'by name', 'as in the file'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** The profiles of one account, or those of unknown account. */
export type AccountGroup = {
  readonly account: string | undefined;
  readonly items: readonly ProfileItem[];
};

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The profiles in that order; equal ones keep the order of the file. Pure. */
export function sortProfiles(
  items: readonly ProfileItem[],
  order: SortOrder,
): readonly ProfileItem[] {
  switch (order) {
    case 'oldest first':
      return items.toSorted((one, other) => daysOf(other) - daysOf(one));
    case 'by name':
      return items.toSorted((one, other) => byName.compare(one.profile.name, other.profile.name));
    case 'as in the file':
      return items;
  }
}

// A key of unknown age may be the oldest, so it comes first.
function daysOf({ profile }: ProfileItem): number {
  return profile.age?.days ?? Number.MAX_SAFE_INTEGER;
}

/** The profiles by account, in the order in which the accounts appear; those without one last. Pure. */
export function groupByAccount(items: readonly ProfileItem[]): readonly AccountGroup[] {
  const groups = new Map<string | undefined, ProfileItem[]>();
  for (const item of items) {
    const { account } = item.profile;
    groups.set(account, [...(groups.get(account) ?? []), item]);
  }
  return [...groups]
    .map(([account, of]) => ({ account, items: of }))
    .toSorted(
      (one, other) => Number(one.account === undefined) - Number(other.account === undefined),
    );
}
