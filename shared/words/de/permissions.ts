import { permissionPolicy } from '../../permission-policy.ts';
import type { ActionName, PolicyChoice, Right, UserRights } from '../../permissions.ts';
import { refusalInWords } from '../../refusal-in-words.ts';
import { unreachable } from '../../unreachable.ts';
import { names } from '../lists.ts';

/** Words of the view of permissions. */
export const permissionWords = {
  intro:
    'Wer einen Schlüssel hat, kann ihn selbst rotieren, wo AWS es erlaubt. Hier steht, was Keyturn braucht, was AWS bisher dazu gesagt hat, und worum Sie Ihre Administration bitten können.',
  none: {
    title: 'Noch ist kein Benutzer bekannt',
    body: 'Sobald AWS gesagt hat, wem ein Schlüssel gehört, steht hier, was dieser Benutzer darf.',
  },
  user: 'Benutzer',
  ofAccount: (user: string, account: string) => `${user}, Konto ${account}`,
  table: (user: string) => `Berechtigungen von ${user}`,
  columns: { action: 'Aktion', why: 'Wozu Keyturn sie braucht', found: 'Befund' },
  heldBy: (profiles: readonly string[]) => `Schlüssel von ${names(profiles)}.`,
  sinceStart: 'Wie AWS geantwortet hat, seit Keyturn gestartet wurde.',
  policy: 'Was anzuhängen ist',
  scopes: {
    'this user': 'Nur für diesen Benutzer',
    everybody: 'Für alle: jeweils die eigenen Schlüssel',
  } satisfies Record<PolicyChoice['scope'], string>,
  needsMfa: 'Schlüssel werden nur mit MFA-Code geändert',
  policyText: 'Richtlinie',
  copyPolicy: 'Richtlinie kopieren',
  copyMessage: 'Nachricht an die Administration kopieren',
  openConsole: 'IAM im Browser öffnen',
  copied: {
    policy: 'Die Richtlinie ist in der Zwischenablage.',
    message:
      'Die Nachricht ist in der Zwischenablage. Fügen Sie sie in eine E-Mail oder einen Chat ein.',
  },
} as const;

/** Why each action is needed. */
export const whyNeeded = {
  ListAccessKeys:
    'Um zu sehen, welche Schlüssel Sie haben, wie alt sie sind, und ob Platz für einen neuen ist.',
  CreateAccessKey: 'Um den neuen Schlüssel zu erstellen.',
  UpdateAccessKey: 'Um den alten Schlüssel zu deaktivieren, und um ihn wieder zu aktivieren.',
  DeleteAccessKey:
    'Um den alten Schlüssel nach der Schonfrist zu löschen, oder einen neuen, der nicht funktioniert hat.',
  GetAccessKeyLastUsed:
    'Um Ihnen zu sagen, ob noch jemand den alten Schlüssel benutzt. Das Rotieren geht auch ohne.',
  ListMFADevices: 'Um zu wissen, welches Gerät den Code gibt. Ohne MFA nicht nötig.',
} as const satisfies Record<ActionName, string>;

/** What was found, in a word or two. */
export function foundInWords(right: Right): string {
  switch (right.found) {
    case 'granted':
      return 'Erlaubt';
    case 'not tried':
      return 'Noch nicht versucht';
    case 'refused':
      return right.withMfa || !right.isForbidden ? 'Abgelehnt' : 'Ohne MFA-Code abgelehnt';
    default:
      return unreachable(right);
  }
}

/** The message for whoever may change policies: what is missing, what AWS said, and what to attach. */
export function messageToAdministrator(rights: UserRights, choice: PolicyChoice): string {
  const { user, account, arn } = rights;
  const refused = rights.rights.filter((right) => right.found === 'refused');
  const said =
    refused.length === 0
      ? []
      : ['AWS hat abgelehnt:', ...refused.map((right) => `- ${refusalInWords(rights, right)}`), ''];
  const attach =
    choice.scope === 'this user'
      ? `Bitte hängen Sie diese Richtlinie an den Benutzer ${user} an.`
      : 'Bitte hängen Sie diese Richtlinie an eine Gruppe an, zu der alle mit einem Zugriffsschlüssel gehören.';
  return [
    'Guten Tag,',
    '',
    `ich möchte meine eigenen AWS-Zugriffsschlüssel mit Keyturn rotieren. Mein Benutzer ist ${arn} im Konto ${account}.`,
    '',
    ...said,
    `${attach} Sie erlaubt, die jeweils eigenen Zugriffsschlüssel aufzulisten, zu erstellen, zu deaktivieren und zu löschen, und keine anderen:`,
    '',
    permissionPolicy(arn, choice),
    '',
    'In der IAM-Konsole: „Users“, der Benutzer, „Add permissions“, „Create inline policy“, „JSON“.',
    '',
  ].join('\n');
}
