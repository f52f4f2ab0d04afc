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
    : ` Keyturn asked in ${region}. Keys of AWS China, AWS GovCloud (US) and the AWS European Sovereign Cloud are known in their own regions only.`;
}

function proxy({ host }: Failure): string {
  return host === undefined ? 'a proxy' : `the proxy ${host}`;
}

function namedBy({ setBy = 'system' }: Failure): string {
  return setBy === 'system' ? 'The settings of this computer name' : `${setBy} names`;
}

/** What AWS, or the way to it, can answer. */
export const awsErrors = {
  KEY_NOT_ACCEPTED: {
    title: 'AWS does not accept this key',
    body: (f) =>
      `AWS says that it does not know the key, or that it was deactivated or deleted${because(f)}.${askedIn(f)}`,
    next: 'If the key is of another partition, name its region in the profile. Else ask your administrator for a new key, or create one in the AWS console.',
  },
  SIGNATURE_REFUSED: {
    title: 'The secret does not belong to this key',
    body: (f) => `AWS knows the key, but the secret in your file is not its secret${because(f)}.`,
    next: 'Copy the secret anew, or make a new key in the AWS console.',
  },
  CLOCK_SKEWED: {
    title: 'The clock of this computer is wrong',
    body: (f) => `AWS refuses requests whose time is off by more than 15 minutes${because(f)}.`,
    next: 'Set the clock of this computer, then try again.',
  },
  THROTTLED: {
    title: 'AWS asks to slow down',
    body: (f) => `Your account sends AWS too many requests right now${because(f)}.`,
    next: 'Wait a minute, then try again.',
  },
  LIMIT_EXCEEDED: {
    title: 'This user can’t have another key',
    body: (f) => `AWS allows two access keys for a user, and this user has them${because(f)}.`,
    next: 'Try again: Keyturn then shows both, and you choose the one that may go.',
  },
  NO_SUCH_KEY: {
    title: 'The key does not exist any more',
    body: (f) => `AWS does not know the key${because(f)}.`,
    next: 'Check again to see what your files hold now.',
  },
  AWS_REFUSED: {
    title: 'AWS refused the request',
    body: (f) => `AWS refused ${act(f)}${because(f)}.`,
    next: 'Try again. If it stays so, give your administrator the words in brackets.',
  },
  AWS_FAULT: {
    title: 'AWS has a problem of its own',
    body: (f) => `AWS could not answer ${act(f)}${because(f)}.`,
    next: 'Try again in a few minutes.',
  },
  OFFLINE: {
    title: 'AWS can’t be reached',
    body: (f) => `There is no connection to AWS${because(f)}.`,
    next: 'Check your network, then try again. The settings have a test of the connection.',
  },
  TIMED_OUT: {
    title: 'AWS did not answer in time',
    body: (f) => `AWS did not answer ${act(f)} in time${because(f)}.`,
    next: 'Check your network, then try again.',
  },
  CERTIFICATE_NOT_TRUSTED: {
    title: 'The certificate is not trusted',
    body: (f) =>
      isAboutTime(f)
        ? `The certificate of what answers is not valid at the time that this computer shows${because(f)}. Either it is out of date, or the clock is wrong.`
        : `What answers in place of AWS has a certificate this computer does not trust${because(f)}.`,
    next: 'Test the connection: it shows who issued the certificate. Your network’s own one can be chosen in the settings.',
  },
  CERTIFICATES_NOT_READABLE: {
    title: 'The file of certificates can’t be used',
    body: (f) =>
      `The file ${f.path ?? 'of certificates'} can’t be read, or holds something else than certificates${because(f)}. Without it Keyturn asks AWS nothing.`,
    next: 'Choose another file in the settings, or mend what names it: AWS_CA_BUNDLE, or ca_bundle in your config file.',
  },
  PROXY_NOT_REACHED: {
    title: 'The proxy can’t be reached',
    body: (f) =>
      `Requests to AWS go through ${proxy(f)}, which can’t be reached or does not answer as a proxy${because(f)}.`,
    next: 'Check the network of this computer, or the proxy in the settings.',
  },
  PROXY_SIGN_IN: {
    title: 'The proxy asks for a name and password',
    body: (f) =>
      `Requests to AWS go through ${proxy(f)}, which lets nothing through without a name and password, or does not take those it was given.`,
    next: 'Put them into the variable HTTPS_PROXY, as in http://name:password@proxy:8080, then start Keyturn anew. Keyturn does not keep them.',
  },
  PROXY_REFUSED: {
    title: 'The proxy lets nothing through to AWS',
    body: (f) =>
      `Requests to AWS go through ${proxy(f)}, which refuses to connect to AWS${because(f)}.`,
    next: 'Ask whoever runs your network to allow connections to amazonaws.com.',
  },
  PROXY_NOT_USABLE: {
    title: 'This kind of proxy can’t be used',
    body: (f) =>
      `${namedBy(f)} an address that is no proxy for HTTP or HTTPS. Keyturn can’t use SOCKS.`,
    next: 'Choose a proxy for HTTP in the settings, or none.',
  },
  PROXY_ADDRESS_UNCLEAR: {
    title: 'The address of the proxy can’t be read',
    body: (f) => `${namedBy(f)} a proxy, but not as an address that Keyturn can read.`,
    next: 'Write it as http://name:password@proxy.example:8080. In the name and the password, write / as %2F, ? as %3F and # as %23.',
  },
  NOT_AWS: {
    title: 'Something else answered in place of AWS',
    body: () => 'The answer did not come from AWS. Networks with a sign-in page do this.',
    next: 'Sign in to the network in your browser, then try again.',
  },
  ANSWER_LOST: {
    title: 'AWS’s answer was lost',
    body: () => 'Keyturn asked AWS for a new key, and the connection broke before the answer came.',
    next: 'Rotate again when you like.',
  },
  ENDPOINT_NOT_SECURE: {
    title: 'Requests would go out unencrypted',
    body: (f) =>
      `The settings of this profile send its requests to ${f.host ?? 'an address'} by http, where everybody on the way can read and change the answers. Keyturn allows that on this computer only, and has asked nothing.`,
    next: 'Write https: in front of the address, or remove it from your config file or your environment.',
  },
  ENDPOINT_NOT_AWS: {
    title: 'Keyturn hasn’t asked about this key',
    body: (f) =>
      `Requests ${f.profile === '' ? 'for this key' : 'of this profile'} go to ${whereTo(f)}, not to AWS. Keyturn has sent nothing there.`,
    next: 'If you know this address, let Keyturn ask there. If not, remove it from your config file or your environment.',
  },
  SETTING_NOT_UNDERSTOOD: {
    title: 'A setting of this profile can’t be followed',
    body: (f) =>
      `AWS’s tools refuse ${f.field === undefined ? 'one of its settings' : `“${f.field}”`}. Keyturn has asked nothing.`,
    next: 'Correct the setting in your config file or your environment. The setting services names a section [services …] of the config file; sts_regional_endpoints is regional or legacy.',
  },
  FIPS_NOT_OFFERED: {
    title: 'AWS has no FIPS endpoint there',
    body: (f) =>
      `This profile wants FIPS endpoints, and AWS has none for ${f.host === undefined ? 'STS without a region' : `STS in ${f.host}`}. Keyturn has asked nothing.`,
    next: 'Choose a region with FIPS endpoints, such as us-east-1 or us-west-2. Or remove use_fips_endpoint from your config file or your environment.',
  },
  DUAL_STACK_NOT_OFFERED: {
    title: 'AWS has no dual-stack endpoint there',
    body: () =>
      'This profile wants dual-stack endpoints, and AWS has none for STS without a region. Keyturn has asked nothing.',
    next: 'Write a region into the profile. Or remove use_dualstack_endpoint from your config file or your environment.',
  },
  NOTHING_CHANGED: {
    title: 'AWS said yes, and nothing changed',
    body: (f) => `AWS confirmed ${act(f)}, but after two minutes it still lists the key as before.`,
    next: 'Try again in a few minutes. If it stays so, look at the key in the AWS console.',
  },
  REPORT_NOT_READY: {
    title: 'AWS is still making the report',
    body: () => 'Keyturn has waited for two minutes. In a large account AWS takes longer.',
    next: 'Try again in a few minutes. AWS goes on meanwhile.',
  },
  REPORT_NOT_UNDERSTOOD: {
    title: 'The report can’t be read',
    body: () =>
      'AWS has given a report that is too large, or that has another form than Keyturn knows.',
    next: 'Read it in the IAM console of AWS, under Credential report, or look for a newer Keyturn.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;

/** The hosts that a person has to agree to. */
function whereTo({ hosts, host }: Failure): string {
  return hosts === undefined ? (host ?? 'another address') : names(hosts);
}
