import type { ProfileItem } from './list-items.ts';

/** Names that a person has given to accounts, by number. */
export type AccountNames = Readonly<Record<string, string>>;

/** The profiles that contain every word: in the name, the user, the account, its name, or the ID. Pure. */
export function findProfiles(
  items: readonly ProfileItem[],
  search: string,
  accountNames: AccountNames,
): readonly ProfileItem[] {
  const words = search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.length === 0
    ? items
    : items.filter((item) => {
        const text = textOf(item, accountNames);
        return words.every((word) => text.includes(word));
      });
}

function textOf({ profile }: ProfileItem, accountNames: AccountNames): string {
  const { name, user = '', account = '', key = '' } = profile;
  return [name, user, account, accountNames[account] ?? '', key].join(' ').toLowerCase();
}
