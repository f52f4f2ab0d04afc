import { MINUTE } from '../../../lib/time.ts';
import type { Link, LinkName, ProxyOrigin } from '../../../settings/network.ts';

/** Words for the way to AWS. */
export const connectionWords = {
  title: 'Connection to AWS',
  proxy: 'Proxy',
  proxies: {
    'as set': 'As set on this computer',
    none: 'None',
    'this one': 'This one',
  },
  proxyFollows: {
    'as set':
      'The one that HTTPS_PROXY and NO_PROXY name, in your login shell too; without them, the one of the system.',
    none: 'AWS is reached directly.',
    'this one': 'Everything to AWS goes through it.',
  },
  address: 'Address of the proxy',
  addressFollows:
    'For example http://proxy.example:8080. A name and password belong into the variable HTTPS_PROXY: Keyturn does not keep them.',
  addressWrong: 'Write an address such as http://proxy.example:8080, without name and password.',
  certificates: 'Certificates',
  certificatesUsual:
    'Those that this computer trusts, and those of AWS_CA_BUNDLE, ca_bundle and NODE_EXTRA_CA_CERTS.',
  certificatesToo: 'Trusted besides those of this computer:',
  chooseCertificates: 'Choose your network’s certificates…',
  usualCertificates: 'Trust this computer’s only',
  test: 'Test connection',
  testFollows: 'Asks AWS one question for each place that your profiles use. No key is sent.',
  results: (host: string) => `Connection to ${host}`,
  good: 'Everything works.',
  testing: 'Testing the connection…',
} as const;

/** The links on the way to AWS. */
export const linkNames = {
  name: 'Name',
  proxy: 'Proxy',
  reach: 'Connection',
  certificate: 'Certificate',
  answer: 'Answer',
  clock: 'Clock',
} as const satisfies Record<LinkName, string>;

/** What names a proxy. */
const origins = {
  settings: 'chosen here',
  HTTPS_PROXY: 'set by HTTPS_PROXY',
  HTTP_PROXY: 'set by HTTP_PROXY',
  ALL_PROXY: 'set by ALL_PROXY',
  system: 'set by the system',
} as const satisfies Record<ProxyOrigin, string>;

/** What was found, in a word. */
export const foundWords = {
  works: 'Works',
  fails: 'Fails',
  'not needed': 'Not needed',
  'not reached': 'Not tried',
} as const satisfies Record<Link['found'], string>;

/** The known facts of a link, in a few words; empty where there are none. */
export function linkFacts({ link, fact, origin, clockOff }: Link): string {
  if (clockOff !== undefined) return clockInWords(clockOff);
  if (fact === undefined) return '';
  switch (link) {
    case 'certificate':
      return `issued by ${fact}`;
    case 'answer':
      return `it leads to ${fact}`;
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
  if (minutes < 1) return 'right to the minute';
  const much = minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return off > 0 ? `${much} slow` : `${much} fast`;
}

/** What to say of a name that is not found; other failures have their own words. */
export const nameNotFound = {
  title: 'The name is not found',
  next: 'Check that this computer is online, and its DNS.',
} as const;
