import type { ActionContext, Signer } from '../action.ts';
import { accessDenied } from '../requests/aws-error.ts';
import { decide } from './policy.ts';
import type { Decision } from './policy.ts';
import type { Denial } from './rights.ts';

/** A call, and its resource. */
export type Attempt = {
  /** With its service: `iam:ListAccessKeys`. */
  readonly action: string;
  /** As AWS's errors name it. */
  readonly resource: string;
  /** As policies name it. */
  readonly arn: string;
  readonly keyId?: string | undefined;
  readonly userName?: string | undefined;
  /** Needs no permission, so that only an explicit deny prevents it. */
  readonly isFree?: boolean;
};

/** Throws AWS's AccessDenied unless denials and policies let the signer do this. */
export function authorize(context: ActionContext, attempt: Attempt): void {
  const denials = denialsOf(context, attempt);
  const decisions = new Set([fromDenials(denials), fromPolicies(context, attempt)]);
  const isDenied = decisions.has('explicitly denied');
  const isAllowed = attempt.isFree === true || !decisions.has('not allowed');
  if (!isDenied && isAllowed) return;
  const { action, resource } = attempt;
  const denial = denials.find(({ explicit = false }) => explicit === isDenied);
  const reason = reasonOf(action, isDenied, denial);
  const message = `User: ${context.signer.owner.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  throw accessDenied(message);
}

// IAM User Guide, "Troubleshoot access denied error messages"; the ARN follows only an explicit deny.
function reasonOf(
  action: string,
  isDenied: boolean,
  { by = 'identity-based policy', policy }: Pick<Denial, 'by' | 'policy'> = {},
): string {
  if (!isDenied) return `because no ${by} allows the ${action} action`;
  const article = by === 'identity-based policy' ? 'an' : 'a';
  return `with an explicit deny in ${article} ${by}${policy === undefined ? '' : `: ${policy}`}`;
}

function denialsOf({ model, signer }: ActionContext, attempt: Attempt): readonly Denial[] {
  return model.rights.denialsOf(signer.owner).filter((each) => covers(each, attempt));
}

function fromDenials(denials: readonly Denial[]): Decision {
  if (denials.length === 0) return 'allowed';
  return denials.some(({ explicit = false }) => explicit) ? 'explicitly denied' : 'not allowed';
}

function covers(denial: Denial, { action, keyId, userName }: Attempt): boolean {
  if (denial.action !== '*' && denial.action !== action.replace(/^\w+:/, '')) return false;
  if (denial.keyIds !== undefined && !denial.keyIds.some((id) => id === keyId)) return false;
  return denial.userNames === undefined || denial.userNames.some((name) => name === userName);
}

function fromPolicies({ model, signer }: ActionContext, { action, arn }: Attempt): Decision {
  const policies = model.rights.policiesOf(signer.owner);
  if (policies.length === 0) return 'allowed';
  return decide(policies, { action, resource: arn, context: contextKeys(signer) });
}

// IAM User Guide, "AWS global condition context keys": requests signed by long-term keys have no
// `aws:MultiFactorAuthPresent`, temporary credentials of users always have it.
function contextKeys({ owner, session }: Signer): ReadonlyMap<string, string> {
  return new Map([
    ...(owner.kind === 'user' ? [['aws:username', owner.name] as const] : []),
    ...(session ? [['aws:multifactorauthpresent', `${session.isMfa}`] as const] : []),
  ]);
}
