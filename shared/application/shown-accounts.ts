// A longer list is for the file itself.
const MOST_ACCOUNTS = 10;

/** The accounts that a sentence names, and the number of further ones. Pure. */
export function shownAccounts(accounts: readonly string[]): {
  readonly shown: readonly string[];
  readonly more: number;
} {
  const shown = accounts.slice(0, MOST_ACCOUNTS);
  return { shown, more: accounts.length - shown.length };
}
