import { defined } from '../../../shared/lib/defined.ts';
/** The kinds of policy that AWS names in an AccessDenied. */
const policyKinds = [
  'identity-based policy',
  'resource-based policy',
  'service control policy',
  'resource control policy',
  'permissions boundary',
  'session policy',
  'VPC endpoint policy',
] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** The reason in an AccessDenied. */
export type Denial = {
  /** A statement denies the call. Otherwise none allows it, or AWS names no reason. */
  readonly isExplicit: boolean;
  /** The kind of policy that denies or doesn't allow the call, where AWS names one. */
  readonly by?: PolicyKind;
  /** The ARN of that policy, which AWS names within one account or organisation. */
  readonly policy?: string;
  /** AWS itself has quarantined the user, as it has found a key of theirs in public. */
  readonly isQuarantine: boolean;
};

const EXPLICIT = 'with an explicit deny';
const IMPLICIT = 'because no ';
const LONGEST_ARN = 2048;

/**
 * The reason at the end of the message of an AccessDenied: "with an explicit deny in a service control policy", "because
 * no identity-based policy allows the iam:CreateAccessKey action"; since 2026 with the policy's ARN after an explicit
 * deny (IAM User Guide, "Troubleshoot access denied error messages"). Some messages have no reason, or one without a
 * kind. Pure, and linear in the message.
 */
export function denialIn(message: string): Denial {
  const explicitAt = message.lastIndexOf(EXPLICIT);
  if (explicitAt >= 0) return explicitDenial(message.slice(explicitAt + EXPLICIT.length));
  const implicitAt = message.lastIndexOf(IMPLICIT);
  const by =
    implicitAt < 0 ? undefined : kindAtStartOf(message.slice(implicitAt + IMPLICIT.length));
  return { isExplicit: false, ...defined({ by }), isQuarantine: false };
}

function explicitDenial(reason: string): Denial {
  const [, rest = ''] = /^ in (?:an?|the) (.*)$/s.exec(reason) ?? [];
  const by = kindAtStartOf(rest);
  const [, policy] = /: *(arn:[!-~]+?)\.?\s*$/.exec(rest.slice(by?.length ?? 0)) ?? [];
  const named = policy !== undefined && policy.length <= LONGEST_ARN ? policy : undefined;
  return {
    isExplicit: true,
    ...defined({ by, policy: named }),
    isQuarantine: isQuarantine(named),
  };
}

function kindAtStartOf(text: string): PolicyKind | undefined {
  return policyKinds.find((kind) => text.startsWith(kind));
}

/**
 * Whether a policy is AWS's quarantine of a leaked key: `AWSCompromisedKeyQuarantine`, V2, V3 and later (AWS Managed
 * Policy Reference), in any partition. In the ARN of an account's own policy of that name, the account is in place of
 * "aws".
 */
function isQuarantine(policy: string | undefined): boolean {
  const [arn, , service, , owner, resource = ''] = policy?.split(':', 6) ?? [];
  return (
    arn === 'arn' &&
    service === 'iam' &&
    owner === 'aws' &&
    resource.startsWith('policy/') &&
    resource.slice(resource.lastIndexOf('/') + 1).startsWith('AWSCompromisedKeyQuarantine')
  );
}

/**
 * Whether a statement of the user's own policies denies the call. AWS reports a statement that requires MFA in the same
 * way. A deny by a permissions boundary, the organisation, a session or an endpoint doesn't count, nor AWS's quarantine
 * of a leaked key: an MFA code doesn't help there.
 */
export function isByOwnStatement({ isExplicit, by, isQuarantine: isByAws }: Denial): boolean {
  return isExplicit && !isByAws && (by === undefined || by === 'identity-based policy');
}
