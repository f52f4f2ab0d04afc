import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { names } from '../../lists.ts';
import { act, because } from './phrases.ts';

function isAboutTime({ systemName }: Failure): boolean {
  return systemName === 'CERT_HAS_EXPIRED' || systemName === 'CERT_NOT_YET_VALID';
}

function askedIn({ region }: Failure): string {
  return region === undefined
    ? ''
    : ` Keyturn hat in ${region} gefragt. Schlüssel von AWS China, AWS GovCloud (US) und der AWS European Sovereign Cloud kennen nur deren eigene Regionen.`;
}

function proxy({ host }: Failure): string {
  return host === undefined ? 'einen Proxy' : `den Proxy ${host}`;
}

function namedBy({ setBy = 'system' }: Failure): string {
  return setBy === 'system' ? 'Die Einstellungen dieses Computers nennen' : `${setBy} nennt`;
}

/** What AWS, or the way to it, can answer. */
export const awsErrors = {
  KEY_NOT_ACCEPTED: {
    title: 'AWS nimmt diesen Schlüssel nicht an',
    body: (f) =>
      `AWS sagt, dass es den Schlüssel nicht kennt, oder dass er deaktiviert oder gelöscht wurde${because(f)}.${askedIn(f)}`,
    next: 'Gehört der Schlüssel zu einer anderen Partition, nennen Sie im Profil deren Region. Sonst bitten Sie Ihre IT um einen neuen Schlüssel, oder erstellen Sie einen in der AWS-Konsole.',
  },
  SIGNATURE_REFUSED: {
    title: 'Der geheime Teil gehört nicht zu diesem Schlüssel',
    body: (f) =>
      `AWS kennt den Schlüssel, aber der geheime Zugriffsschlüssel in Ihrer Datei ist nicht seiner${because(f)}.`,
    next: 'Kopieren Sie den geheimen Zugriffsschlüssel noch einmal, oder erstellen Sie einen neuen Schlüssel in der AWS-Konsole.',
  },
  CLOCK_SKEWED: {
    title: 'Die Uhr dieses Computers geht falsch',
    body: (f) => `AWS weist Anfragen ab, deren Zeit um mehr als 15 Minuten abweicht${because(f)}.`,
    next: 'Stellen Sie die Uhr dieses Computers, und versuchen Sie es dann erneut.',
  },
  THROTTLED: {
    title: 'AWS bittet um weniger Anfragen',
    body: (f) => `Ihr Konto sendet AWS gerade zu viele Anfragen${because(f)}.`,
    next: 'Warten Sie eine Minute, und versuchen Sie es dann erneut.',
  },
  LIMIT_EXCEEDED: {
    title: 'Dieser Benutzer kann keinen weiteren Schlüssel haben',
    body: (f) =>
      `AWS erlaubt einem Benutzer zwei Zugriffsschlüssel, und dieser Benutzer hat sie${because(f)}.`,
    next: 'Versuchen Sie es erneut: Keyturn zeigt dann beide, und Sie wählen, welcher gelöscht werden darf.',
  },
  NO_SUCH_KEY: {
    title: 'Den Schlüssel gibt es nicht mehr',
    body: (f) => `AWS kennt den Schlüssel nicht${because(f)}.`,
    next: 'Prüfen Sie erneut, um zu sehen, was Ihre Dateien jetzt enthalten.',
  },
  AWS_REFUSED: {
    title: 'AWS hat die Anfrage abgelehnt',
    body: (f) => `AWS hat ${act(f)} abgelehnt${because(f)}.`,
    next: 'Versuchen Sie es erneut. Bleibt es so, geben Sie Ihrer Administration, was in Klammern steht.',
  },
  AWS_FAULT: {
    title: 'AWS hat selbst ein Problem',
    body: (f) => `AWS konnte ${act(f)} nicht beantworten${because(f)}.`,
    next: 'Versuchen Sie es in ein paar Minuten erneut.',
  },
  OFFLINE: {
    title: 'AWS ist nicht erreichbar',
    body: (f) => `Es gibt keine Verbindung zu AWS${because(f)}.`,
    next: 'Prüfen Sie Ihr Netz, und versuchen Sie es dann erneut. In den Einstellungen lässt sich die Verbindung prüfen.',
  },
  TIMED_OUT: {
    title: 'AWS hat nicht rechtzeitig geantwortet',
    body: (f) => `AWS hat ${act(f)} nicht rechtzeitig beantwortet${because(f)}.`,
    next: 'Prüfen Sie Ihr Netz, und versuchen Sie es dann erneut.',
  },
  CERTIFICATE_NOT_TRUSTED: {
    title: 'Dem Zertifikat wird nicht vertraut',
    body: (f) =>
      isAboutTime(f)
        ? `Das Zertifikat dessen, was antwortet, ist zu der Zeit, die dieser Computer zeigt, nicht gültig${because(f)}. Entweder ist es abgelaufen, oder die Uhr geht falsch.`
        : `Was anstelle von AWS antwortet, hat ein Zertifikat, dem dieser Computer nicht vertraut${because(f)}.`,
    next: 'Prüfen Sie die Verbindung: Das zeigt, wer das Zertifikat ausgestellt hat. Das Zertifikat Ihres eigenen Netzes lässt sich in den Einstellungen wählen.',
  },
  CERTIFICATES_NOT_READABLE: {
    title: 'Die Datei mit Zertifikaten ist nicht verwendbar',
    body: (f) =>
      `Die Datei ${f.path ?? 'mit Zertifikaten'} ist nicht lesbar oder enthält etwas anderes als Zertifikate${because(f)}. Ohne sie fragt Keyturn AWS nichts.`,
    next: 'Wählen Sie in den Einstellungen eine andere Datei, oder berichtigen Sie, was sie nennt: AWS_CA_BUNDLE, oder ca_bundle in Ihrer Config-Datei.',
  },
  PROXY_NOT_REACHED: {
    title: 'Der Proxy ist nicht erreichbar',
    body: (f) =>
      `Anfragen an AWS gehen über ${proxy(f)}. Er ist nicht erreichbar oder antwortet nicht wie ein Proxy${because(f)}.`,
    next: 'Prüfen Sie das Netz dieses Computers, oder den Proxy in den Einstellungen.',
  },
  PROXY_SIGN_IN: {
    title: 'Der Proxy verlangt Name und Passwort',
    body: (f) =>
      `Anfragen an AWS gehen über ${proxy(f)}. Er lässt ohne Name und Passwort nichts durch oder nimmt die nicht an, die er bekommen hat.`,
    next: 'Setzen Sie sie in die Variable HTTPS_PROXY ein, wie in http://name:passwort@proxy:8080, und starten Sie Keyturn neu. Keyturn bewahrt sie nicht auf.',
  },
  PROXY_REFUSED: {
    title: 'Der Proxy lässt nichts zu AWS durch',
    body: (f) =>
      `Anfragen an AWS gehen über ${proxy(f)}. Er lehnt es ab, sich mit AWS zu verbinden${because(f)}.`,
    next: 'Bitten Sie die, die Ihr Netz betreiben, Verbindungen zu amazonaws.com zu erlauben.',
  },
  PROXY_NOT_USABLE: {
    title: 'Diese Art von Proxy ist nicht verwendbar',
    body: (f) =>
      `${namedBy(f)} eine Adresse, die kein Proxy für HTTP oder HTTPS ist. SOCKS kann Keyturn nicht verwenden.`,
    next: 'Wählen Sie in den Einstellungen einen Proxy für HTTP, oder keinen.',
  },
  PROXY_ADDRESS_UNCLEAR: {
    title: 'Die Adresse des Proxys ist nicht lesbar',
    body: (f) => `${namedBy(f)} einen Proxy, aber nicht als Adresse, die Keyturn lesen kann.`,
    next: 'Schreiben Sie sie als http://name:passwort@proxy.example:8080. Schreiben Sie in Name und Passwort %2F statt /, %3F statt ? und %23 statt #.',
  },
  NOT_AWS: {
    title: 'Anstelle von AWS hat etwas anderes geantwortet',
    body: () => 'Die Antwort kam nicht von AWS. So verhalten sich Netze mit einer Anmeldeseite.',
    next: 'Melden Sie sich in Ihrem Browser im Netz an, und versuchen Sie es dann erneut.',
  },
  ANSWER_LOST: {
    title: 'Die Antwort von AWS ging verloren',
    body: () =>
      'Keyturn hat AWS um einen neuen Schlüssel gebeten, und die Verbindung brach ab, bevor die Antwort kam.',
    next: 'Rotieren Sie erneut, wenn Sie möchten.',
  },
  ENDPOINT_NOT_SECURE: {
    title: 'Die Anfragen wären nicht verschlüsselt',
    body: (f) =>
      `Die Einstellungen dieses Profils schicken seine Anfragen über http an ${f.host ?? 'eine Adresse'}. Jeder auf dem Weg könnte die Antworten lesen und ändern. Keyturn erlaubt das nur auf diesem Computer und hat nichts gefragt.`,
    next: 'Schreiben Sie https: vor die Adresse, oder entfernen Sie sie aus Ihrer Config-Datei oder Ihrer Umgebung.',
  },
  ENDPOINT_NOT_AWS: {
    title: 'Keyturn hat nach diesem Schlüssel noch nicht gefragt',
    body: (f) =>
      `Anfragen ${f.profile === '' ? 'zu diesem Schlüssel' : 'dieses Profils'} gehen an ${whereTo(f)}, nicht an AWS. Keyturn hat dorthin nichts gesendet.`,
    next: 'Wenn Sie diese Adresse kennen, lassen Sie Keyturn dort fragen. Wenn nicht, entfernen Sie sie aus Ihrer Config-Datei oder Ihrer Umgebung.',
  },
  SETTING_NOT_UNDERSTOOD: {
    title: 'Eine Einstellung dieses Profils ist nicht zu befolgen',
    body: (f) =>
      `Die Werkzeuge von AWS lehnen ${f.field === undefined ? 'eine seiner Einstellungen' : `„${f.field}“`} ab. Keyturn hat nichts gefragt.`,
    next: 'Berichtigen Sie die Einstellung in Ihrer Config-Datei oder Ihrer Umgebung. Die Einstellung services nennt einen Abschnitt [services …] der Config-Datei; sts_regional_endpoints ist regional oder legacy.',
  },
  FIPS_NOT_OFFERED: {
    title: 'AWS hat dort keinen FIPS-Endpunkt',
    body: (f) =>
      `Dieses Profil verlangt FIPS-Endpunkte, und AWS hat keinen für ${f.host === undefined ? 'STS ohne Region' : `STS in ${f.host}`}. Keyturn hat nichts gefragt.`,
    next: 'Wählen Sie eine Region mit FIPS-Endpunkten wie us-east-1 oder us-west-2. Oder entfernen Sie use_fips_endpoint aus Ihrer Config-Datei oder Ihrer Umgebung.',
  },
  DUAL_STACK_NOT_OFFERED: {
    title: 'AWS hat dort keinen Dual-Stack-Endpunkt',
    body: () =>
      'Dieses Profil verlangt Dual-Stack-Endpunkte, und AWS hat für STS ohne Region keinen. Keyturn hat nichts gefragt.',
    next: 'Schreiben Sie eine Region in das Profil. Oder entfernen Sie use_dualstack_endpoint aus Ihrer Config-Datei oder Ihrer Umgebung.',
  },
  NOTHING_CHANGED: {
    title: 'AWS hat zugestimmt, und nichts hat sich geändert',
    body: (f) =>
      `AWS hat ${act(f)} bestätigt, führt den Schlüssel aber nach zwei Minuten noch wie zuvor.`,
    next: 'Versuchen Sie es in einigen Minuten erneut. Bleibt es so, sehen Sie sich den Schlüssel in der AWS-Konsole an.',
  },
  REPORT_NOT_READY: {
    title: 'AWS erstellt den Bericht noch',
    body: () => 'Keyturn hat zwei Minuten gewartet. In einem großen Konto braucht AWS länger.',
    next: 'Versuchen Sie es in ein paar Minuten erneut. AWS arbeitet solange weiter.',
  },
  REPORT_NOT_UNDERSTOOD: {
    title: 'Der Bericht ist nicht lesbar',
    body: () =>
      'AWS hat einen Bericht gegeben, der zu groß ist oder eine andere Form hat, als Keyturn kennt.',
    next: 'Lesen Sie ihn in der IAM-Konsole von AWS unter „Credential report“, oder suchen Sie ein neueres Keyturn.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;

/** The hosts that a person has to agree to. */
function whereTo({ hosts, host }: Failure): string {
  return hosts === undefined ? (host ?? 'eine andere Adresse') : names(hosts);
}
