import { MINUTE } from '../../../lib/time.ts';
import type { Link, LinkName, ProxyOrigin } from '../../../settings/network.ts';

/** Words for the way to AWS. */
export const connectionWords = {
  title: 'Verbindung zu AWS',
  proxy: 'Proxy',
  proxies: {
    'as set': 'Wie auf diesem Computer eingestellt',
    none: 'Keiner',
    'this one': 'Dieser',
  },
  proxyFollows: {
    'as set':
      'Der Proxy laut HTTPS_PROXY und NO_PROXY, auch aus Ihrer Login-Shell; fehlen sie, der des Systems.',
    none: 'AWS wird direkt angesprochen.',
    'this one': 'Alles, was an AWS geht, läuft über ihn.',
  },
  address: 'Adresse des Proxys',
  addressFollows:
    'Zum Beispiel http://proxy.example:8080. Name und Passwort gehören in die Variable HTTPS_PROXY: Keyturn bewahrt sie nicht auf.',
  addressWrong:
    'Geben Sie eine Adresse wie http://proxy.example:8080 ein, ohne Namen und Passwort.',
  certificates: 'Zertifikate',
  certificatesUsual:
    'Die Zertifikate, denen dieser Computer vertraut, und die aus AWS_CA_BUNDLE, ca_bundle und NODE_EXTRA_CA_CERTS.',
  certificatesToo: 'Zusätzlich zu denen dieses Computers wird vertraut:',
  chooseCertificates: 'Zertifikate Ihres Netzwerks wählen…',
  usualCertificates: 'Nur denen dieses Computers vertrauen',
  test: 'Verbindung prüfen',
  testFollows:
    'Stellt AWS an jeder Adresse, die Ihre Profile nutzen, eine Frage. Es wird kein Schlüssel gesendet.',
  results: (host: string) => `Verbindung zu ${host}`,
  good: 'Alles funktioniert.',
  testing: 'Die Verbindung wird geprüft…',
} as const;

/** The links on the way to AWS. */
export const linkNames = {
  name: 'Name',
  proxy: 'Proxy',
  reach: 'Verbindung',
  certificate: 'Zertifikat',
  answer: 'Antwort',
  clock: 'Uhr',
} as const satisfies Record<LinkName, string>;

/** What names a proxy. */
const origins = {
  settings: 'hier gewählt',
  HTTPS_PROXY: 'durch HTTPS_PROXY festgelegt',
  HTTP_PROXY: 'durch HTTP_PROXY festgelegt',
  ALL_PROXY: 'durch ALL_PROXY festgelegt',
  system: 'durch das System festgelegt',
} as const satisfies Record<ProxyOrigin, string>;

/** What was found, in a word. */
export const foundWords = {
  works: 'Funktioniert',
  fails: 'Schlägt fehl',
  'not needed': 'Nicht nötig',
  'not reached': 'Nicht versucht',
} as const satisfies Record<Link['found'], string>;

/** The known facts of a link, in a few words; empty where there are none. */
export function linkFacts({ link, fact, origin, clockOff }: Link): string {
  if (clockOff !== undefined) return clockInWords(clockOff);
  if (fact === undefined) return '';
  switch (link) {
    case 'certificate':
      return `ausgestellt von ${fact}`;
    case 'answer':
      return `führt zu ${fact}`;
    case 'proxy':
      return origin === undefined ? fact : `${fact}, ${origins[origin]}`;
    case 'name':
    case 'reach':
    case 'clock':
      return fact;
  }
}

function clockInWords(off: number): string {
  const minutes = Math.round(Math.abs(off) / MINUTE);
  if (minutes < 1) return 'geht auf die Minute genau';
  const much = minutes === 1 ? '1 Minute' : `${minutes} Minuten`;
  return off > 0 ? `geht ${much} nach` : `geht ${much} vor`;
}

/** What to say of a name that is not found; other failures have their own words. */
export const nameNotFound = {
  title: 'Der Name wird nicht gefunden',
  next: 'Prüfen Sie, ob dieser Computer online ist und ob sein DNS stimmt.',
} as const;
