import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { act, because } from './phrases.ts';

/** The policy by its ARN, as far as AWS names it. */
function policyOf({ policy }: Failure, kind: string): string {
  return policy === undefined ? kind : `${kind} ${policy}`;
}

/** What AWS denies because of a policy, the account, or the route of a request. */
export const refusalErrors = {
  ACCESS_DENIED: {
    title: 'Das dürfen Sie bei AWS nicht',
    body: (f) => `AWS hat ${act(f)} abgelehnt: Eine Berechtigung fehlt${because(f)}.`,
    next: 'Bitten Sie Ihre IT, diese Aktion für Ihren eigenen Benutzer zu erlauben.',
  },
  EXPLICITLY_DENIED: {
    title: 'Eine Richtlinie verbietet das bei AWS',
    body: (f) =>
      `AWS hat ${act(f)} abgelehnt: ${policyOf(f, 'Die Richtlinie')} verbietet es${because(f)}. Eine weitere Berechtigung hilft nicht, denn ein Verbot geht vor. Manche Richtlinien verbieten nur ohne MFA-Code oder außerhalb eines Firmennetzes.`,
    next: 'Fragen Sie Ihre IT, von wem diese Richtlinie ist und ob sie für Sie eine Ausnahme machen kann.',
  },
  DENIED_BY_ORGANISATION: {
    title: 'Ihre Organisation erlaubt das bei AWS nicht',
    body: (f) =>
      `AWS hat ${act(f)} abgelehnt: ${policyOf(f, 'Eine Richtlinie')} Ihrer Organisation in AWS Organizations steht dagegen${because(f)}. Eine Berechtigung Ihres Benutzers hilft nicht.`,
    next: 'Bitten Sie, wer Ihre Organisation bei AWS verwaltet, deren Service Control Policy oder Resource Control Policy zu ändern.',
  },
  DENIED_BY_BOUNDARY: {
    title: 'Eine Berechtigungsgrenze erlaubt das nicht',
    body: (f) =>
      `AWS hat ${act(f)} abgelehnt: ${policyOf(f, 'Die Berechtigungsgrenze (Permissions Boundary)')} begrenzt, was Ihr Benutzer darf${because(f)}. Eine weitere Berechtigung hilft über diese Grenze nicht hinweg.`,
    next: 'Bitten Sie Ihre IT, die Berechtigungsgrenze Ihres Benutzers zu ändern.',
  },
  DENIED_BY_SESSION_POLICY: {
    title: 'Die Sitzung erlaubt das bei AWS nicht',
    body: (f) =>
      `AWS hat ${act(f)} abgelehnt: ${policyOf(f, 'Die Richtlinie')} der Sitzung steht dagegen${because(f)}. Eine Berechtigung Ihres Benutzers hilft nicht.`,
    next: 'Versuchen Sie es erneut. Bleibt es dabei, geben Sie die Worte in Klammern an Ihre IT weiter.',
  },
  DENIED_BY_ENDPOINT_POLICY: {
    title: 'Der Weg Ihres Netzes zu AWS erlaubt das nicht',
    body: (f) =>
      `AWS hat ${act(f)} abgelehnt: Anfragen gehen durch einen VPC-Endpunkt, und ${policyOf(f, 'dessen Richtlinie')} steht gegen diese${because(f)}. Eine Berechtigung Ihres Benutzers hilft nicht.`,
    next: 'Bitten Sie, wer Ihr Netz betreibt, die Richtlinie des VPC-Endpunkts zu ändern, oder erneuern Sie den Schlüssel in einem anderen Netz.',
  },
  KEY_IN_QUARANTINE: {
    title: 'AWS hat diesen Schlüssel öffentlich gefunden',
    body: (f) =>
      `AWS hat Ihren Benutzer unter Quarantäne gestellt${because(f)}. Alle, die den Schlüssel gesehen haben, können ihn verwenden. Ein neuer Schlüssel lässt sich mit ihm nicht erstellen, und Keyturn kann das nicht ändern.`,
    next: 'Sagen Sie jetzt Ihrer IT Bescheid. Sie erstellt einen neuen Schlüssel, löscht diesen und antwortet auf die Supportanfrage, die AWS eröffnet hat.',
  },
  KEY_MAY_BE_IN_QUARANTINE: {
    title: 'Vielleicht hat AWS diesen Schlüssel öffentlich gefunden',
    body: (f) =>
      `AWS hat ${act(f)} abgelehnt: Eine Richtlinie, die AWS nicht nennt, verbietet es${because(f)}. So verbietet es die Quarantäne, in die AWS offengelegte Schlüssel stellt, und selten eine andere Richtlinie. Welche es ist, weiß Keyturn nicht.`,
    next: 'Fragen Sie Ihre IT, ob Ihr Benutzer die Richtlinie AWSCompromisedKeyQuarantine hat. Wenn ja, verwendet vielleicht jemand anderes den Schlüssel: Er muss dort sofort ersetzt werden.',
  },
  ACCOUNT_NOT_ACTIVE: {
    title: 'Dieses AWS-Konto ist nicht aktiv',
    body: (f) =>
      `AWS hat ${act(f)} abgelehnt: Das Konto ist dafür nicht freigegeben${because(f)}. Vielleicht ist die Anmeldung nicht abgeschlossen, eine Zahlung fehlt, oder AWS hat das Konto gesperrt.`,
    next: 'Bitten Sie, wem das Konto gehört, sich in der AWS-Konsole anzumelden. Was fehlt, sagt der AWS-Support.',
  },
  NO_SUCH_USER: {
    title: 'Den Benutzer dieses Schlüssels gibt es nicht mehr',
    body: (f) =>
      `AWS hat keinen Benutzer mehr mit diesem Namen${because(f)}. Der Benutzer wurde gelöscht oder umbenannt. Wer umbenannt wird, behält seine Schlüssel.`,
    next: 'Prüfen Sie erneut. Bleibt es dabei, fragen Sie Ihre IT, was aus dem Benutzer geworden ist.',
  },
  BEING_CHANGED: {
    title: 'AWS ändert diesen Benutzer noch',
    body: (f) =>
      `AWS hat ${act(f)} abgelehnt: Eine andere Änderung ist noch nicht fertig${because(f)}.`,
    next: 'Versuchen Sie es in ein paar Minuten erneut.',
  },
  SIGNATURE_LOST: {
    title: 'Die Anfrage kam ohne Signatur bei AWS an',
    body: (f) =>
      `Etwas zwischen diesem Computer und AWS hat die Signatur von ${act(f)} entfernt oder verändert${because(f)}. Manche Proxys tun das.`,
    next: 'Testen Sie die Verbindung. Bitten Sie, wer Ihr Netz betreibt, Anfragen an amazonaws.com unverändert durchzulassen.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
