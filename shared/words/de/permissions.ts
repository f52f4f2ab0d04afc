import type { ActionName, PolicyChoice, Right, UserRights } from '../../contract/permissions.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { mayAttachPolicy, obstaclesOf, refusedRights } from '../../permissions/obstacles.ts';
import { permissionPolicy } from '../../permissions/permission-policy.ts';
import { refusalInWords } from '../../permissions/refusal-in-words.ts';
import type { Obstacle } from '../../values/denial-codes.ts';
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
  obstacles: 'Was keine Berechtigung aufwiegt',
  obstaclesBody:
    'AWS hat diese Aufrufe so verboten, dass eine weitere Richtlinie nichts daran ändert. Das kann nur ändern, wer es eingerichtet hat.',
  policyBesides: 'Diese Richtlinie hilft nur bei den anderen Aufrufen.',
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

/** What denies a call, and who can change that. */
export const obstacleWords = {
  EXPLICITLY_DENIED:
    'Eine Richtlinie des Benutzers oder einer seiner Gruppen verbietet das. Ein Verbot geht jeder Berechtigung vor: Die Richtlinie selbst muss die eigenen Schlüssel des Benutzers ausnehmen. Vielleicht verbietet sie nur ohne MFA-Code oder außerhalb bestimmter Netze.',
  DENIED_BY_ORGANISATION:
    'Eine Service Control Policy oder Resource Control Policy der Organisation in AWS Organizations erlaubt das nicht. Ändern kann sie, wer die Organisation verwaltet.',
  DENIED_BY_BOUNDARY:
    'Die Berechtigungsgrenze (Permissions Boundary) des Benutzers erlaubt das nicht. Die Grenze selbst muss geändert werden.',
  DENIED_BY_SESSION_POLICY: 'Die Richtlinie der Sitzung erlaubt das nicht.',
  DENIED_BY_ENDPOINT_POLICY:
    'Die Richtlinie des VPC-Endpunkts, den das Netz verwendet, erlaubt das nicht. Ändern kann sie, wer das Netz betreibt.',
  KEY_IN_QUARANTINE:
    'AWS hat einen Schlüssel dieses Benutzers öffentlich gefunden und den Benutzer unter Quarantäne gestellt. Der Schlüssel muss von jemand anderem ersetzt und gelöscht werden, wie es die Supportanfrage von AWS sagt. Die Quarantäne selbst sollte bis dahin bleiben.',
  KEY_MAY_BE_IN_QUARANTINE:
    'Vielleicht ist das die Quarantäne, in die AWS öffentlich gefundene Schlüssel stellt: Bitte sehen Sie nach, ob der Benutzer die Richtlinie AWSCompromisedKeyQuarantine hat.',
} as const satisfies Record<Obstacle, string>;

/** The message for an administrator of policies: what is missing, what AWS said, and what to attach or to change. */
export function messageToAdministrator(rights: UserRights, choice: PolicyChoice): string {
  const { user, account, arn } = rights;
  const refused = refusedRights(rights);
  const said =
    refused.length === 0
      ? []
      : ['AWS hat abgelehnt:', ...refused.map((right) => `- ${refusalInWords(rights, right)}`), ''];
  const attach =
    choice.scope === 'this user'
      ? `Bitte hängen Sie diese Richtlinie an den Benutzer ${user} an.`
      : 'Bitte hängen Sie diese Richtlinie an eine Gruppe an, zu der alle mit einem Zugriffsschlüssel gehören.';
  const obstacles = obstaclesOf(rights).flatMap((found) => [
    `${found.rights.map(({ action }) => action).join(', ')}: ${obstacleWords[found.obstacle]}`,
    '',
  ]);
  const asked = mayAttachPolicy(rights)
    ? [
        `${attach} Sie erlaubt, die jeweils eigenen Zugriffsschlüssel aufzulisten, zu erstellen, zu deaktivieren und zu löschen, und keine anderen:`,
        '',
        permissionPolicy(arn, choice),
        '',
        'In der IAM-Konsole: „Users“, der Benutzer, „Add permissions“, „Create inline policy“, „JSON“.',
        '',
      ]
    : [];
  return [
    'Guten Tag,',
    '',
    `ich möchte meine eigenen AWS-Zugriffsschlüssel mit Keyturn rotieren. Mein Benutzer ist ${arn} im Konto ${account}.`,
    '',
    ...said,
    ...obstacles,
    ...asked,
  ].join('\n');
}
