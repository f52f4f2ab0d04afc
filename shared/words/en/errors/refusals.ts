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
    title: 'You may not do this on AWS',
    body: (f) => `AWS refused ${act(f)}: a permission is missing${because(f)}.`,
    next: 'Ask your administrator to allow this action on your own user.',
  },
  EXPLICITLY_DENIED: {
    title: 'A policy denies this on AWS',
    body: (f) =>
      `AWS refused ${act(f)}: ${policyOf(f, 'the policy')} denies it${because(f)}. A further permission doesn’t help: a deny outweighs it. Some policies deny only without an MFA code, or outside of a company’s network.`,
    next: 'Ask your administrator who wrote this policy, and whether it can make an exception for you.',
  },
  DENIED_BY_ORGANISATION: {
    title: 'Your organisation doesn’t allow this on AWS',
    body: (f) =>
      `AWS refused ${act(f)}: ${policyOf(f, 'a policy')} of your organisation in AWS Organizations stands against it${because(f)}. A permission of your user doesn’t help.`,
    next: 'Ask who manages your organisation on AWS to change its service control policy or resource control policy.',
  },
  DENIED_BY_BOUNDARY: {
    title: 'A permissions boundary doesn’t allow this',
    body: (f) =>
      `AWS refused ${act(f)}: ${policyOf(f, 'the permissions boundary')} limits what your user may do${because(f)}. A further permission doesn’t help beyond that limit.`,
    next: 'Ask your administrator to change the permissions boundary of your user.',
  },
  DENIED_BY_SESSION_POLICY: {
    title: 'The session doesn’t allow this on AWS',
    body: (f) =>
      `AWS refused ${act(f)}: ${policyOf(f, 'the policy')} of the session that signed it stands against it${because(f)}. A permission of your user doesn’t help.`,
    next: 'Try again. If it stays so, give your administrator the words in brackets.',
  },
  DENIED_BY_ENDPOINT_POLICY: {
    title: 'Your network’s way to AWS doesn’t allow this',
    body: (f) =>
      `AWS refused ${act(f)}: requests go through a VPC endpoint, and ${policyOf(f, 'its policy')} stands against this one${because(f)}. A permission of your user doesn’t help.`,
    next: 'Ask who runs your network to change the policy of the VPC endpoint, or rotate in another network.',
  },
  KEY_IN_QUARANTINE: {
    title: 'AWS has found this key in public',
    body: (f) =>
      `AWS has put your user under quarantine${because(f)}. Anybody who has seen the key can use it. No new key can be made with it, and Keyturn can’t change that.`,
    next: 'Tell your administrator now. They make a new key, delete this one, and answer the support case that AWS has opened.',
  },
  KEY_MAY_BE_IN_QUARANTINE: {
    title: 'AWS may have found this key in public',
    body: (f) =>
      `AWS refused ${act(f)}: a policy that AWS doesn’t name denies it${because(f)}. AWS’s quarantine of a leaked key does so, and seldom another policy. Keyturn can’t tell which it is.`,
    next: 'Ask your administrator whether AWSCompromisedKeyQuarantine is attached to your user. If it is, somebody else may be using the key: it has to be replaced there at once.',
  },
  ACCOUNT_NOT_ACTIVE: {
    title: 'This AWS account is not active',
    body: (f) =>
      `AWS refused ${act(f)}: the account isn’t open for it${because(f)}. The sign-up may not be finished, a payment may be missing, or AWS has suspended the account.`,
    next: 'Ask the owner of the account to sign in to the AWS console. AWS Support says what is missing.',
  },
  NO_SUCH_USER: {
    title: 'The user of this key is gone',
    body: (f) =>
      `AWS has no user by this name any more${because(f)}. The user was deleted, or renamed. A renamed user keeps the keys.`,
    next: 'Check again. If it stays so, ask your administrator what became of the user.',
  },
  BEING_CHANGED: {
    title: 'AWS is still changing this user',
    body: (f) => `AWS refused ${act(f)}: another change isn’t finished yet${because(f)}.`,
    next: 'Try again in a few minutes.',
  },
  SIGNATURE_LOST: {
    title: 'The request reached AWS without its signature',
    body: (f) =>
      `Something between this computer and AWS has removed or changed the signature of ${act(f)}${because(f)}. Some proxies do this.`,
    next: 'Test the connection. Ask who runs your network to let requests to amazonaws.com through unchanged.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
