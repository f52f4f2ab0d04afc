import { isArnOfUser } from '../../../mfa/arn-of-user.ts';
import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { act, because } from './phrases.ts';

/** What can go wrong with MFA codes and devices. */
export const mfaErrors = {
  MFA_NEEDED: {
    title: 'Das braucht einen MFA-Code',
    body: (f) => `AWS erlaubt ${act(f)} nur nach einer Anmeldung mit MFA-Code${because(f)}.`,
    next: 'Versuchen Sie es erneut, und geben Sie den Code Ihres MFA-Geräts ein.',
  },
  MFA_CODE_REFUSED: {
    title: 'AWS hat diesen Code nicht angenommen',
    body: () => 'Der Code ist falsch, zu alt oder wurde schon benutzt. Jeder Code gilt nur einmal.',
    next: 'Warten Sie auf den nächsten Code Ihres Geräts, und geben Sie ihn ein.',
  },
  MFA_NOT_VALIDATED: {
    title: 'AWS konnte diesen Code nicht prüfen',
    body: (f) =>
      `Vielleicht stammt der Code von einem anderen Gerät, oder die Uhr des Geräts geht falsch. Oder ${device(f)} ist kein Gerät dieses Benutzers. AWS sagt nicht, was zutrifft.`,
    next: 'Geben Sie den nächsten Code dieses Geräts ein. Lehnt AWS auch den ab, vergleichen Sie die Seriennummer mit den MFA-Geräten des Benutzers in der AWS-Konsole.',
  },
  MFA_DEVICE_UNKNOWN: {
    title: 'Das MFA-Gerät gehört nicht diesem Benutzer',
    body: (f) =>
      `${mayAsk(f)}AWS akzeptiert nur Codes von Geräten des Benutzers selbst. ${whyNone(f)}.`,
    next: 'Verwenden Sie ein anderes Gerät dieses Benutzers. Berichtigen Sie die Seriennummer, wo sie gespeichert ist: Im Profil heißt sie mfa_serial oder aws_mfa_device.',
  },
  MFA_NO_DEVICE: {
    title: 'Für diesen Benutzer ist kein MFA-Gerät bekannt',
    body: (f) =>
      `AWS verlangt einen MFA-Code, aber Keyturn hat kein Gerät dieses Benutzers gefunden, das einen geben könnte${because(f)}.`,
    next: 'Richten Sie in der AWS-Konsole ein MFA-Gerät ein. Oder speichern Sie seine Seriennummer als mfa_serial des Profils.',
  },
  MFA_NOT_USABLE: {
    title: 'Diese Art von MFA-Gerät ist hier nicht verwendbar',
    body: () =>
      'Ein Sicherheitsschlüssel (FIDO) dient nur der Anmeldung in der AWS-Konsole; er gibt keinen Code. Für Zugriffsschlüssel braucht es ein Gerät, das Codes zeigt.',
    next: 'Fügen Sie diesem Benutzer in der AWS-Konsole eine Authentifizierungs-App hinzu, und rotieren Sie dann erneut.',
  },
  MFA_SESSION_ENDED: {
    title: 'Die MFA-Anmeldung ist abgelaufen',
    body: () => 'Die Anmeldung mit Ihrem MFA-Code gilt nicht mehr lange genug, um weiterzumachen.',
    next: 'Versuchen Sie es erneut, und geben Sie einen neuen Code ein.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;

function device({ device: serial }: Failure): string {
  return serial ?? 'das gewählte Gerät';
}

/** The call that AWS denied, where it is not the sign-in itself. */
function mayAsk(failure: Failure): string {
  return failure.action === undefined || failure.action === 'GetSessionToken'
    ? ''
    : `AWS hat ${act(failure)} nicht erlaubt${because(failure)}. Vielleicht verlangt Ihre Richtlinie einen MFA-Code. `;
}

/** People who look for the number of their device find the ARN of their user first (broamski/aws-mfa#25 and #46). */
function whyNone(failure: Failure): string {
  return isArnOfUser(failure.device)
    ? `${device(failure)} ist die ARN eines Benutzers, nicht die eines Geräts`
    : `${device(failure)} gehört nicht dazu`;
}
