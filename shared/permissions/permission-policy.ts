import type { PolicyChoice, UserRights } from '../contract/permissions.ts';

type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: { readonly BoolIfExists: Readonly<Record<string, string>> };
};

// Without these no key is found, and no MFA device whose code could be asked for.
const looking = ['iam:GetAccessKeyLastUsed', 'iam:ListAccessKeys', 'iam:ListMFADevices'];
const changing = ['iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:UpdateAccessKey'];

/**
 * The policy with which a user rotates their own keys and touches nobody else's, as JSON. All of its actions take the
 * user as their resource (Service Authorization Reference, "Actions, resources, and condition keys for AWS IAM").
 * Pure; the ARN is the user's own.
 */
export function permissionPolicy(arn: string, { scope, needsMfa }: PolicyChoice): string {
  const users = arn.slice(0, arn.indexOf(':user/') + ':user/'.length);
  // `aws:username` has no path, so a user under one is met by the second form. Names are unique within an account,
  // whatever their path, and hold no slash: it meets nobody else.
  const own =
    scope === 'this user' ? [arn] : ['', '*/'].map((path) => `${users}${path}\${aws:username}`);
  const allow: Statement = {
    Sid: 'KeyturnRotatesOwnKeys',
    Effect: 'Allow',
    Action: [...looking, ...changing].toSorted(),
    Resource: own,
  };
  // As in the IAM User Guide: a deny holds whatever else allows it, and AWS says so, which is how Keyturn knows to
  // ask for a code. Requests signed by an access key have no such context key at all, hence "IfExists".
  const deny: Statement = {
    Sid: 'KeyturnChangesThemOnlyWithMFA',
    Effect: 'Deny',
    Action: changing,
    Resource: own,
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  };
  const Statement = needsMfa ? [allow, deny] : [allow];
  return JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2);
}

/** The calls that a credential report takes. They have no resource that could be named. */
export const reportActions = ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'] as const;

/** The policy with which a user may have the credential report of the account made, and read it, as JSON. Pure. */
export function reportPolicy(): string {
  const Statement = [
    { Sid: 'KeyturnReadsReport', Effect: 'Allow', Action: reportActions, Resource: '*' },
  ];
  return JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2);
}

/** "aws", "aws-cn", "aws-us-gov": the part of AWS that a user belongs to. */
export function partitionOf({ arn }: Pick<UserRights, 'arn'>): string {
  return arn.split(':')[1] ?? 'aws';
}
