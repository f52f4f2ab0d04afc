import { shownAccounts } from '../../../application/shown-accounts.ts';
import type { Bounds, ManagedRules } from '../../../settings/managed.ts';
import type { Policy } from '../../../settings/policy.ts';

/** Words of the organisation's rules. */
export const managedWords = {
  title: 'Set by your organisation',
  file: (path: string) => `In ${path}, which only an administrator can change:`,
  nothing: 'Nothing yet. What you choose here holds.',
  locked: (path: string) => `Set by your organisation, in ${path}.`,
  /** The days that are left to choose from. */
  bounded: (bounds: Bounds, path: string) =>
    `Your organisation allows ${daysInWords(bounds)}, in ${path}.`,
  boundedWrong: (bounds: Bounds) =>
    `Choose a whole number that fits: your organisation allows ${daysInWords(bounds)}.`,
} as const;

const retirements = {
  'deactivate first': 'An old key is deactivated first, and deleted after the grace period.',
  'delete at once': 'An old key that is used nowhere else is deleted at once.',
} as const satisfies Record<Policy['retirement'], string>;

/** Everything that is set, a sentence each. */
export function rulesInWords(rules: ManagedRules): readonly string[] {
  const { dueDays, overdueDays, graceDays, retirement, backups, updates, automatic } = rules;
  const { accounts } = rules;
  return [
    dueDays && `Days until a key is due: ${daysInWords(dueDays)}.`,
    overdueDays && `Days until a key is overdue: ${daysInWords(overdueDays)}.`,
    graceDays && `Days until a deactivated old key is deleted: ${daysInWords(graceDays)}.`,
    retirement && retirements[retirement],
    backups === undefined ? undefined : backupSentences[`${backups}`],
    updates === undefined ? undefined : updateSentences[`${updates}`],
    automatic === undefined ? undefined : automaticSentences[`${automatic}`],
    accounts && `Only keys of these accounts are rotated: ${accountsInWords(accounts)}.`,
  ].filter((sentence) => sentence !== undefined);
}

const backupSentences = {
  true: 'Keys are backed up in the keychain of this computer.',
  false: 'Keys are not backed up in the keychain.',
} as const;

const updateSentences = {
  true: 'Keyturn may update itself.',
  false: 'Keyturn does not update itself.',
} as const;

const automaticSentences = {
  true: 'Keys may rotate by themselves, where you switch that on.',
  false: 'No key rotates by itself.',
} as const;

function accountsInWords(accounts: readonly string[]): string {
  const { shown, more } = shownAccounts(accounts);
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function daysInWords({ atLeast, atMost }: Bounds): string {
  if (atLeast !== undefined && atMost !== undefined) {
    return atLeast === atMost ? `${atLeast}, no other` : `${atLeast} to ${atMost}`;
  }
  if (atLeast !== undefined) return `${atLeast} or more`;
  return atMost === undefined ? 'any number' : `${atMost} or fewer`;
}
