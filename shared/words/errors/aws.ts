import type { ErrorCode } from '../../failure.ts';
import type { Explanation } from './explanation.ts';
import { act, because } from './phrases.ts';

/** What AWS, or the way to it, can answer. */
export const awsErrors = {
  KEY_NOT_ACCEPTED: {
    title: 'AWS does not accept this key',
    body: (f) =>
      `AWS says that it does not know the key, or that it was deactivated or deleted${because(f)}.`,
    next: 'Ask your administrator for a new key, or make one in the AWS console.',
    wayOut: 'read the guide',
  },
  SIGNATURE_REFUSED: {
    title: 'The secret does not belong to this key',
    body: (f) => `AWS knows the key, but the secret in your file is not its secret${because(f)}.`,
    next: 'Copy the secret anew, or make a new key in the AWS console.',
    wayOut: 'read the guide',
  },
  CLOCK_SKEWED: {
    title: 'The clock of this computer is wrong',
    body: (f) => `AWS refuses requests whose time is off by more than 15 minutes${because(f)}.`,
    next: 'Set the clock of this computer, then try again.',
    wayOut: 'try again',
  },
  ACCESS_DENIED: {
    title: 'You may not do this on AWS',
    body: (f) =>
      `AWS refused ${act(f)}: a permission is missing, or a policy forbids it${because(f)}.`,
    next: 'Ask your administrator to allow this action on your own user.',
    wayOut: 'see permissions',
  },
  THROTTLED: {
    title: 'AWS asks to slow down',
    body: (f) => `Your account sends AWS too many requests right now${because(f)}.`,
    next: 'Wait a minute, then try again.',
    wayOut: 'try again',
  },
  LIMIT_EXCEEDED: {
    title: 'This user can’t have another key',
    body: (f) => `AWS allows two access keys for a user, and this user has them${because(f)}.`,
    next: 'Try again: Keyturn then shows both, and you choose the one that may go.',
    wayOut: 'try again',
  },
  NO_SUCH_KEY: {
    title: 'The key does not exist any more',
    body: (f) => `AWS does not know the key${because(f)}.`,
    next: 'Check again to see what your files hold now.',
    wayOut: 'check again',
  },
  AWS_REFUSED: {
    title: 'AWS refused the request',
    body: (f) => `AWS refused ${act(f)}${because(f)}.`,
    next: 'Try again. If it stays so, give your administrator the words in brackets.',
    wayOut: 'try again',
  },
  AWS_FAULT: {
    title: 'AWS has a problem of its own',
    body: (f) => `AWS could not answer ${act(f)}${because(f)}.`,
    next: 'Try again in a few minutes.',
    wayOut: 'try again',
  },
  OFFLINE: {
    title: 'AWS can’t be reached',
    body: (f) => `There is no connection to AWS${because(f)}.`,
    next: 'Check your network or proxy, then try again.',
    wayOut: 'try again',
  },
  TIMED_OUT: {
    title: 'AWS did not answer in time',
    body: (f) => `AWS did not answer ${act(f)} in time${because(f)}.`,
    next: 'Check your network, then try again.',
    wayOut: 'try again',
  },
  CERTIFICATE_NOT_TRUSTED: {
    title: 'The certificate is not trusted',
    body: (f) =>
      `What answers in place of AWS has a certificate this computer does not trust${because(f)}.`,
    next: 'Ask whoever runs your network which certificate its proxy uses.',
    wayOut: 'try again',
  },
  NOT_AWS: {
    title: 'Something else answered in place of AWS',
    body: () => 'The answer did not come from AWS. Networks with a sign-in page do this.',
    next: 'Sign in to the network in your browser, then try again.',
    wayOut: 'try again',
  },
  ANSWER_LOST: {
    title: 'AWS’s answer was lost',
    body: () => 'Keyturn asked AWS for a new key, and the connection broke before the answer came.',
    next: 'Decide about the key below.',
    wayOut: 'none',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
