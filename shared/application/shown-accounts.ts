// A longer list is read in the file.
const MOST_ACCOUNTS = 10;

/** The accounts that a sentence names, and how many more there are. Pure. */
export function shownAccounts(accounts: readonly string[]): {
  readonly shown: readonly string[];
  readonly more: number;
} {
  const shown = accounts.slice(0, MOST_ACCOUNTS);
  return { shown, more: accounts.length - shown.length };
}
