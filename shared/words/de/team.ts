import type { TeamCounts, TeamRemark, TeamRow, TeamScope } from '../../contract/team.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { LastUse } from '../../values/key-facts.ts';
import { agoInWords } from '../dates.ts';
import { dayCount } from './window.ts';

/** Words of the view of everybody's keys in an account. */
export const teamWords = {
  intro:
    'Die Schlüssel aller in einem Konto, wie der Credential Report von AWS sie nennt. Von hier aus wird nichts geändert.',
  profile: 'Fragen mit dem Schlüssel von',
  ask: 'AWS fragen',
  asking: 'AWS erstellt den Bericht. Das dauert einige Sekunden, in einem großen Konto Minuten.',
  start: {
    title: 'Noch hat niemand gefragt',
    body: 'AWS wird erst gefragt, wenn Sie „AWS fragen“ wählen. Der Benutzer, mit dessen Schlüssel gefragt wird, muss den Credential Report lesen dürfen.',
  },
  noProfile: {
    title: 'Kein Profil kann fragen',
    body: 'Nach dem Bericht wird mit einem eigenen Schlüssel gefragt, und Ihre Dateien enthalten keinen.',
  },
  account: (account: string, name?: string) =>
    name === undefined ? `Konto ${account}` : `${name}, Konto ${account}`,
  accountNotKnown: 'Konto nicht bekannt',
  made: (date: string, profile: string) =>
    `Der Bericht ist vom ${date}, gefragt wurde mit dem Schlüssel von ${profile}. AWS erstellt höchstens alle vier Stunden einen neuen.`,
  atLeast:
    'Das Alter ist das geringste, das ein Schlüssel haben kann: Der Bericht nennt, wann er erstellt, aktiviert oder deaktiviert wurde, und zwar das Letzte davon.',
  table: 'Team',
  columns: {
    user: 'Benutzer',
    keys: { 1: 'Schlüssel 1', 2: 'Schlüssel 2' },
    remarks: 'Anmerkungen',
  },
  root: 'Root-Benutzer',
  path: (path: string) => `Pfad ${path}`,
  noKey: 'keiner',
  search: 'Benutzer suchen',
  scope: 'Zeigen',
  scopes: {
    'with keys': 'Benutzer mit Schlüsseln',
    'needs attention': 'Was Aufmerksamkeit braucht',
    everybody: 'Alle',
  } satisfies Record<TeamScope, string>,
  found: (shown: number, total: number) =>
    total === 0 ? 'Niemand erfüllt all das.' : `${shown} von ${total} gezeigt`,
  more: 'Mehr laden',
  loading: 'Der Bericht wird gelesen…',
  unread: (lines: number) =>
    lines === 1
      ? '1 Zeile des Berichts ist nicht lesbar. Wer darin steht, fehlt hier.'
      : `${lines} Zeilen des Berichts sind nicht lesbar. Wer darin steht, fehlt hier.`,
  export: 'CSV exportieren',
  written: 'Die CSV-Datei ist geschrieben. Sie enthält, wonach Sie gesucht haben.',
} as const;

/** Words for a user who is not permitted to read the report. */
export const teamDeniedWords = {
  title: 'Dieser Benutzer darf den Bericht nicht lesen',
  body: 'Um die Schlüssel aller zu sehen, braucht es zwei Berechtigungen, und zwar für alle Ressourcen: AWS kann sie nicht auf einige Benutzer beschränken.',
  actions: {
    'iam:GenerateCredentialReport': 'um den Bericht erstellen zu lassen',
    'iam:GetCredentialReport': 'um ihn zu lesen',
  },
  only: 'Sie zeigen, wer Schlüssel hat und wie alt diese sind, und ändern nichts. Die eigenen Schlüssel zu rotieren geht auch ohne sie.',
  mfa: 'AWS verlangt einen MFA-Code, bevor es den Bericht herausgibt. Keyturn fragt hier nach keinem.',
  said: (awsName: string, action: string, requestId?: string) =>
    requestId === undefined
      ? `Antwort von AWS: ${awsName} (${action})`
      : `Antwort von AWS: ${awsName} (${action}, Anfrage ${requestId})`,
  policyText: 'Richtlinie',
  copy: 'Richtlinie kopieren',
  copied: 'Die Richtlinie ist in der Zwischenablage. Geben Sie sie Ihrer Administration.',
} as const;

/** Remarks about a user. */
export const teamRemarks = {
  'root user has keys': 'Der Root-Benutzer hat einen Schlüssel: Er sollte keinen haben',
  'two active keys': 'Zwei aktive Schlüssel',
  'never used': 'Ein aktiver Schlüssel wurde nie benutzt',
} as const satisfies Record<TeamRemark, string>;

type Key = TeamRow['keys'][number];

/** "Aktiv, mindestens 93 Tage alt, überfällig". */
export function teamKeyInWords({ status, age }: Key): string {
  const word = status === 'Active' ? 'Aktiv' : 'Inaktiv';
  if (age === undefined) {
    return `${word}, Alter nicht bekannt`;
  }
  const old = `${word}, mindestens ${dayCount(age.days)} alt`;
  switch (age.due) {
    case undefined:
      return old;
    case 'fresh':
      return `${old}, frisch`;
    case 'due':
      return `${old}, fällig`;
    case 'overdue':
      return `${old}, überfällig`;
    default:
      return unreachable(age.due);
  }
}

/** "Zuletzt vor 3 Tagen benutzt, für s3 in eu-central-1". */
export function teamUseInWords(lastUse: LastUse, now: number): string {
  switch (lastUse.known) {
    case 'never':
      return 'Nie benutzt';
    case 'used':
      return `Zuletzt ${agoInWords(lastUse.at, now)} benutzt, für ${lastUse.service} in ${lastUse.region}`;
    case 'not known':
      return 'Letzter Gebrauch nicht bekannt';
    default:
      return unreachable(lastUse);
  }
}

/** "3 von 41 Benutzern haben einen überfälligen Schlüssel, 2 weitere einen fälligen." */
export function teamSummary({ users, withKeys, overdue, due }: TeamCounts): string {
  const of = users === 1 ? 'von 1 Benutzer' : `von ${users} Benutzern`;
  const verb = (count: number): string => (count === 1 ? 'hat' : 'haben');
  if (overdue > 0) {
    const more = due > 0 ? `, ${due} ${due === 1 ? 'weiterer' : 'weitere'} einen fälligen` : '';
    return `${overdue} ${of} ${verb(overdue)} einen überfälligen Schlüssel${more}.`;
  }
  if (due > 0) {
    return `${due} ${of} ${verb(due)} einen fälligen Schlüssel. Kein Schlüssel ist überfällig.`;
  }
  return `${withKeys} ${of} ${verb(withKeys)} einen Schlüssel. Kein Schlüssel ist fällig.`;
}

/** Further findings about all users, one sentence each. */
export function teamFurther({ twoActive, neverUsed }: TeamCounts): readonly string[] {
  return [
    ...(twoActive > 0 ? [`${usersHave(twoActive)} zwei aktive Schlüssel.`] : []),
    ...(neverUsed > 0
      ? [`${usersHave(neverUsed)} einen aktiven Schlüssel, der nie benutzt wurde.`]
      : []),
  ];
}

function usersHave(count: number): string {
  return count === 1 ? '1 Benutzer hat' : `${count} Benutzer haben`;
}

/** Words of the dialog that asks where to. */
export const teamDialogWords = {
  title: 'Schlüssel des Teams exportieren',
  name: 'keyturn-team',
  files: 'CSV-Dateien',
  extension: 'csv',
} as const;
