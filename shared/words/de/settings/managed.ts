import { shownAccounts } from '../../../application/shown-accounts.ts';
import type { Bounds, ManagedRules } from '../../../settings/managed.ts';
import type { Policy } from '../../../settings/policy.ts';

/** Words of the organisation's rules. */
export const managedWords = {
  title: 'Von Ihrer Organisation vorgegeben',
  file: (path: string) => `In ${path}, nur mit Administratorrechten zu ändern:`,
  nothing: 'Noch nichts. Was Sie hier wählen, gilt.',
  locked: (path: string) => `Von Ihrer Organisation vorgegeben, in ${path}.`,
  /** The days that are left to choose from. */
  bounded: (bounds: Bounds, path: string) =>
    `Ihre Organisation erlaubt ${daysInWords(bounds)}, in ${path}.`,
  boundedWrong: (bounds: Bounds) =>
    `Wählen Sie eine ganze Zahl, die passt: Ihre Organisation erlaubt ${daysInWords(bounds)}.`,
} as const;

const retirements = {
  'deactivate first': 'Ein alter Schlüssel wird erst deaktiviert und nach der Schonfrist gelöscht.',
  'delete at once': 'Ein alter Schlüssel, der sonst nirgends benutzt wird, wird sofort gelöscht.',
} as const satisfies Record<Policy['retirement'], string>;

/** Everything that is set, a sentence each. */
export function rulesInWords(rules: ManagedRules): readonly string[] {
  const { dueDays, overdueDays, graceDays, retirement, backups, updates, automatic } = rules;
  const { accounts } = rules;
  return [
    dueDays && `Tage, bis ein Schlüssel fällig ist: ${daysInWords(dueDays)}.`,
    overdueDays && `Tage, bis ein Schlüssel überfällig ist: ${daysInWords(overdueDays)}.`,
    graceDays &&
      `Tage, bis ein deaktivierter alter Schlüssel gelöscht wird: ${daysInWords(graceDays)}.`,
    retirement && retirements[retirement],
    backups === undefined ? undefined : backupSentences[`${backups}`],
    updates === undefined ? undefined : updateSentences[`${updates}`],
    automatic === undefined ? undefined : automaticSentences[`${automatic}`],
    accounts && `Nur Schlüssel dieser Konten werden rotiert: ${accountsInWords(accounts)}.`,
  ].filter((sentence) => sentence !== undefined);
}

const backupSentences = {
  true: 'Schlüssel werden im Schlüsselbund dieses Computers gesichert.',
  false: 'Schlüssel werden nicht im Schlüsselbund gesichert.',
} as const;

const updateSentences = {
  true: 'Keyturn darf sich selbst aktualisieren.',
  false: 'Keyturn aktualisiert sich nicht selbst.',
} as const;

const automaticSentences = {
  true: 'Schlüssel dürfen von selbst rotieren, wo Sie das einschalten.',
  false: 'Kein Schlüssel rotiert von selbst.',
} as const;

function accountsInWords(accounts: readonly string[]): string {
  const { shown, more } = shownAccounts(accounts);
  return more > 0 ? `${shown.join(', ')} und ${more} weitere` : shown.join(', ');
}

function daysInWords({ atLeast, atMost }: Bounds): string {
  if (atLeast !== undefined && atMost !== undefined) {
    return atLeast === atMost ? `nur ${atLeast}` : `${atLeast} bis ${atMost}`;
  }
  if (atLeast !== undefined) return `${atLeast} oder mehr`;
  return atMost === undefined ? 'jede Zahl' : `${atMost} oder weniger`;
}
