import { unreachable } from '../../../lib/unreachable.ts';
import type { IdFlaw, NotToRotate, OtherAwsId, RoleSource } from '../../../standing/reasons.ts';
import type { Remark } from '../../../standing/remark.ts';
import type { Tool } from '../../../values/file-problem.ts';
import { names } from '../../lists.ts';

/** Why a profile can't rotate, and what to do instead. */
export function notToRotate(why: NotToRotate): string {
  switch (why.reason) {
    case 'temporary':
      return why.uses === undefined
        ? 'Temporäre Schlüssel, die von selbst ablaufen. Rotieren Sie den dauerhaften Schlüssel, aus dem sie entstanden sind.'
        : `Temporäre Schlüssel, die bald ablaufen. Rotieren Sie den Schlüssel von ${why.uses}, aus dem sie entstanden sind.`;
    case 'stale session token':
      return `Wegen eines alten Sitzungstokens lehnt AWS diesen Schlüssel ab. Entfernen Sie ${lineOf(why)}.`;
    case 'sso':
      return 'Meldet sich über IAM Identity Center an. Hier ist kein Schlüssel zu rotieren.';
    case 'login':
      return 'Meldet sich mit „aws login“ an. Hier ist kein Schlüssel zu rotieren.';
    case 'process':
      return 'Bekommt seine Schlüssel von einem anderen Programm. Rotieren Sie sie dort.';
    case 'role':
      if (why.uses !== undefined) {
        return `Verwendet den Schlüssel von ${why.uses}. Rotieren Sie jenen.`;
      }
      return why.source === undefined
        ? 'Verwendet eine Rolle. Hier ist kein Schlüssel zu rotieren.'
        : `Verwendet eine Rolle mit den Schlüsseln ${roleSources[why.source]}. Hier ist kein Schlüssel zu rotieren.`;
    case 'role without source':
      return 'Nennt eine Rolle, aber nicht, wessen Schlüssel sie verwendet. Ergänzen Sie source_profile oder credential_source.';
    case 'source without role':
      return 'Nennt, wessen Schlüssel es verwendet, aber keine Rolle. Ergänzen Sie role_arn.';
    case 'web identity':
      return 'Meldet sich mit einer Web-Identität an. Hier ist kein Schlüssel zu rotieren.';
    case 'root user':
      return 'Ein Schlüssel des Root-Benutzers. Löschen Sie ihn stattdessen in der AWS-Konsole.';
    case 'id without secret':
      return 'Der geheime Zugriffsschlüssel fehlt. Ergänzen Sie ihn im Profil.';
    case 'secret without id':
      return 'Die Zugriffsschlüssel-ID fehlt. Ergänzen Sie sie im Profil.';
    case 'misnamed key':
      return `In ${lineOf(why)} steht „${why.written}“. Die AWS-Werkzeuge lesen einen Schlüssel nur unter „${why.right}“. Ändern Sie den Namen.`;
    case 'malformed id':
      return flawSentences(why.flaw, lineOf(why), why.sign);
    case 'other AWS id':
      return `In ${lineOf(why)} steht ${otherIds[why.what]} statt der Zugriffsschlüssel-ID. Zugriffsschlüssel-IDs beginnen mit AKIA.`;
    case 'not a key of AWS':
      return why.host === undefined
        ? `Die ID in ${lineOf(why)} ist keine von AWS: Die beginnen mit AKIA. Hier ist nichts zu rotieren.`
        : `Kein Schlüssel von AWS. Anfragen dieses Profils gehen an ${why.host}. Hier ist nichts zu rotieren.`;
    case 'unread section':
      return `Die AWS-Werkzeuge lesen [${why.written}] in ${lineOf(why)} nicht. Schreiben Sie [${why.right}].`;
    case 'empty':
      return 'In diesem Profil steht kein Schlüssel.';
    case 'refused file':
      return 'Die Datei, in der dieses Profil steht, wird von den Werkzeugen von AWS abgelehnt.';
    default:
      return unreachable(why);
  }
}

/** Something in a file that concerns a profile, and what to do about it. */
export function remarkSentences(remark: Remark): string {
  const at = lineOf(remark);
  switch (remark.remark) {
    case 'token in the other file':
      return `Die AWS CLI sendet das Sitzungstoken aus ${at} nicht mit diesem Schlüssel. Andere AWS-Werkzeuge tun das, und AWS lehnt den Schlüssel dann ab. Entfernen Sie diese Zeile.`;
    case 'header read by some':
      return `${readers(remark.readBy, remark.written)} in ${at} als ${remark.means}. ${wayOut(remark.right)}`;
    case 'unread section':
      return `Die AWS-Werkzeuge lesen [${remark.written}] in ${at} nicht. ${wayOut(remark.right)}`;
    case 'two defaults':
      return `Die Zeilen ${remark.firstLine} und ${remark.line} von ${remark.path} sind [profile default] und [default]. Die AWS CLI verwendet den zweiten Abschnitt, andere AWS-Werkzeuge den ersten. Behalten Sie einen davon.`;
    case 'doubtful sign':
      return `Die ID in ${at} hat eine „${remark.sign}“. AWS vergibt IDs aus A bis Z und 2 bis 7. Suchen Sie nach einem Tippfehler.`;
    default:
      return unreachable(remark);
  }
}

function lineOf({ path, line }: { readonly path: string; readonly line: number }): string {
  return `Zeile ${line} von ${path}`;
}

const tools = {
  'AWS CLI': 'die AWS CLI',
  'Go SDK': 'das Go SDK',
  'JavaScript SDK': 'das JavaScript SDK',
} as const satisfies Record<Tool, string>;

function readers(readBy: readonly Tool[], written: string): string {
  if (readBy.length === 0) return `Die AWS CLI und die meisten SDKs lesen [${written}] nicht`;
  const verb = readBy.length === 1 ? 'liest' : 'lesen';
  return `Nur ${names(readBy.map((tool) => tools[tool]))} ${verb} [${written}]`;
}

function wayOut(right: string | undefined): string {
  return right === undefined
    ? 'Den richtigen Abschnitt gibt es schon. Übernehmen Sie, was Sie brauchen, und entfernen Sie diesen.'
    : `Schreiben Sie [${right}].`;
}

function flawSentences(flaw: IdFlaw, at: string, sign: string | undefined): string {
  switch (flaw) {
    case 'too short':
      return `Die Zugriffsschlüssel-ID in ${at} ist zu kurz. Die von AWS haben 20 Zeichen. Suchen Sie nach einem Tippfehler.`;
    case 'too long':
      return `Die Zugriffsschlüssel-ID in ${at} ist zu lang. Die von AWS haben 20 Zeichen. Suchen Sie nach einem Tippfehler.`;
    case 'lower case':
      return `Die Zugriffsschlüssel-ID in ${at} hat Kleinbuchstaben. Die von AWS haben keine. Suchen Sie nach einem Tippfehler.`;
    case 'sign':
      return `Die Zugriffsschlüssel-ID in ${at} enthält ${sign === undefined || sign.trim() === '' ? 'ein Leerzeichen' : `„${sign}“`}. Das hat keine ID von AWS. Suchen Sie nach einem Tippfehler.`;
    case 'start':
      return `Die Zugriffsschlüssel-ID in ${at} beginnt nicht mit AKIA wie die von AWS. Suchen Sie nach einem Tippfehler.`;
    case 'quotes':
      return `Die Zugriffsschlüssel-ID in ${at} steht in Anführungszeichen. Die AWS CLI hält sie für einen Teil davon. Entfernen Sie die Anführungszeichen.`;
    case 'continued':
      return `${at} ist eingerückt. Die AWS CLI hält sie für einen Teil der Zugriffsschlüssel-ID darüber. Entfernen Sie die Leerzeichen davor.`;
    case 'swapped':
      return `Zugriffsschlüssel-ID und geheimer Schlüssel sind vertauscht. Was mit AKIA beginnt, gehört in ${at}.`;
    case 'placeholder':
      return `In ${at} steht ein Platzhalter, den die AWS-Werkzeuge nicht ersetzen. Schreiben Sie die Zugriffsschlüssel-ID dorthin.`;
    default:
      return unreachable(flaw);
  }
}

const roleSources = {
  container: 'ihres Containers',
  'EC2 instance': 'ihrer EC2-Instanz',
  environment: 'aus Umgebungsvariablen',
} as const satisfies Record<RoleSource, string>;

const otherIds = {
  ARN: 'ein ARN',
  'Bedrock API key': 'ein API-Schlüssel für Amazon Bedrock',
  account: 'eine Kontonummer',
  'bearer token': 'die ID eines Bearer-Tokens',
  certificate: 'die ID eines Zertifikats',
  'context-specific credential': 'die ID einer Anmeldung für einen Dienst',
  group: 'die ID einer Gruppe',
  'instance profile': 'die ID eines Instanzprofils',
  policy: 'die ID einer Richtlinie',
  'public key': 'die ID eines öffentlichen Schlüssels',
  role: 'die ID einer Rolle',
  user: 'die ID eines Benutzers',
} as const satisfies Record<OtherAwsId, string>;
