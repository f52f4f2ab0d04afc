import type { ReasonNotToRotate } from '../../snapshot.ts';

/** Why a profile can't rotate, and what to do instead. `uses` is the profile whose key a role uses. */
export const notToRotate = {
  temporary: () =>
    'Temporäre Schlüssel, die von selbst ablaufen. Rotieren Sie den dauerhaften Schlüssel, aus dem sie entstanden sind.',
  'stale session token': () =>
    'Neben dem Schlüssel steht ein Sitzungstoken, deshalb weist AWS ihn ab. Entfernen Sie das Sitzungstoken aus dem Profil.',
  sso: () => 'Meldet sich über IAM Identity Center an. Hier ist kein Schlüssel zu rotieren.',
  process: () => 'Bekommt seine Schlüssel von einem anderen Programm. Rotieren Sie sie dort.',
  role: (uses?: string) =>
    uses === undefined
      ? 'Verwendet eine Rolle. Hier ist kein Schlüssel zu rotieren.'
      : `Verwendet den Schlüssel von ${uses}. Rotieren Sie jenen.`,
  'web identity': () =>
    'Meldet sich mit einer Web-Identität an. Hier ist kein Schlüssel zu rotieren.',
  'root user': () =>
    'Ein Schlüssel des Root-Benutzers. Löschen Sie ihn stattdessen in der AWS-Konsole.',
  'id without secret': () => 'Der geheime Zugriffsschlüssel fehlt. Ergänzen Sie ihn im Profil.',
  'secret without id': () => 'Die Zugriffsschlüssel-ID fehlt. Ergänzen Sie sie im Profil.',
  'malformed id': () =>
    'Eine solche Zugriffsschlüssel-ID vergibt AWS nicht. Suchen Sie nach einem Tippfehler.',
  empty: () => 'In diesem Profil steht kein Schlüssel.',
  'refused file': () =>
    'Die Datei, in der dieses Profil steht, wird von den Werkzeugen von AWS abgelehnt.',
} as const satisfies Record<ReasonNotToRotate, (uses?: string) => string>;
