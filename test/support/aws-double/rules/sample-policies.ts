import type { Partition } from '../users.ts';
import type { PolicyDocument } from './policy.ts';
import type { Denial } from './rights.ts';

/** The users that a policy matches: `withPath` also matches users with an IAM path. */
export type PolicyReach = { readonly partition?: Partition; readonly withPath?: boolean };

/**
 * A self-service policy of the IAM User Guide ("Allows MFA-authenticated IAM users to manage their own credentials on
 * the Security credentials page"): one's own keys, and nothing without MFA.
 */
export function denyWithoutMfa(reach: PolicyReach = {}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowManageOwnCredentials',
        Effect: 'Allow',
        Action: [
          'iam:CreateAccessKey',
          'iam:DeleteAccessKey',
          'iam:GetAccessKeyLastUsed',
          'iam:GetUser',
          'iam:ListAccessKeys',
          'iam:ListMFADevices',
          'iam:UpdateAccessKey',
        ],
        Resource: ownUser(reach),
      },
      {
        Sid: 'DenyAllExceptListedIfNoMFA',
        Effect: 'Deny',
        NotAction: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'sts:GetSessionToken',
        ],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
  };
}

/** What a rotation needs, and no more. */
export function allowOwnKeys(reach: PolicyReach = {}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowManageOwnAccessKeys',
        Effect: 'Allow',
        Action: ['iam:*AccessKey*', 'iam:ListMFADevices'],
        Resource: ownUser(reach),
      },
    ],
  };
}

/**
 * The other way to require MFA: one's own keys, allowed only with it. AWS denies the rest in the words of a missing
 * permission.
 */
export function allowWithMfa(reach: PolicyReach = {}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowManageOwnAccessKeysWithMFA',
        Effect: 'Allow',
        Action: 'iam:*AccessKey*',
        Resource: ownUser(reach),
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ],
  };
}

/** Listing a user's own devices, without MFA. */
export function allowOwnDevices(reach: PolicyReach = {}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'iam:ListMFADevices', Resource: ownUser(reach) }],
  };
}

// `aws:username` has no path, so the usual form doesn't match users with one.
function ownUser({ partition = 'aws', withPath = false }: PolicyReach): readonly string[] {
  const users = `arn:${partition}:iam::*:user`;
  const usual = `${users}/\${aws:username}`;
  return withPath ? [usual, `${users}/*/\${aws:username}`] : [usual];
}

/**
 * AWS's quarantine of a leaked key, as far as it denies calls about keys: its versions up to V3 deny neither the lists
 * nor DeleteAccessKey (AWS Managed Policy Reference, "AWSCompromisedKeyQuarantine"). Without a version AWS doesn't name
 * the policy.
 */
export function quarantineOf(version: '' | 'V2' | 'V3' | 'V4' | undefined): readonly Denial[] {
  const named =
    version === undefined
      ? {}
      : { policy: `arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantine${version}` };
  return ['CreateAccessKey', 'UpdateAccessKey'].map((action) => ({
    action,
    explicit: true,
    ...named,
  }));
}
