import type { PolicyChoice, UserRights } from '../contract/permissions.ts';

type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: { readonly BoolIfExists: Readonly<Record<string, string>> };
};

// Without these, Keyturn finds neither keys nor the MFA device whose code to ask for.
const looking = ['iam:GetAccessKeyLastUsed', 'iam:ListAccessKeys', 'iam:ListMFADevices'];
const changing = ['iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:UpdateAccessKey'];

/**
 * The policy that lets users rotate their own keys and no others, as JSON. All of its actions take the user as their
 * resource (Service Authorization Reference, "Actions, resources, and condition keys for AWS IAM"). Pure; the ARN is
 * the user's own.
 */
export function permissionPolicy(arn: string, { scope, needsMfa }: PolicyChoice): string {
  const users = arn.slice(0, arn.indexOf(':user/') + ':user/'.length);
  // `aws:username` has no path, so the second form matches users with a path. It matches no other user: names contain no
  // slash, and two users of an account never share a name.
  const own =
    scope === 'this user' ? [arn] : ['', '*/'].map((path) => `${users}${path}\${aws:username}`);
  const allow: Statement = {
    Sid: 'KeyturnRotatesOwnKeys',
    Effect: 'Allow',
    Action: [...looking, ...changing].toSorted(),
    Resource: own,
  };
  // As in the IAM User Guide: a deny outweighs every allow, and AWS names it, which is how Keyturn knows to ask for a
  // code. Requests signed by an access key lack this context key, hence "IfExists".
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

/** The calls for a credential report. They can't be restricted to a resource. */
export const reportActions = ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'] as const;

/** The policy that lets a user generate and read the credential report of the account, as JSON. Pure. */
export function reportPolicy(): string {
  const Statement = [
    { Sid: 'KeyturnReadsReport', Effect: 'Allow', Action: reportActions, Resource: '*' },
  ];
  return JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2);
}

/** "aws", "aws-cn", "aws-us-gov": the partition of the user. */
export function partitionOf({ arn }: Pick<UserRights, 'arn'>): string {
  return arn.split(':')[1] ?? 'aws';
}
