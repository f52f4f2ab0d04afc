import type { Right, UserRights } from '../contract/permissions.ts';
import { unreachable } from '../lib/unreachable.ts';
import type { DenialCode } from '../values/denial-codes.ts';

/** A call that AWS has denied. */
export type RefusedRight = Extract<Right, { readonly found: 'refused' }>;

/** AWS's answer to a denied call, in the form that administrators know: in English, in any language of the window. */
export function refusalInWords({ arn }: Pick<UserRights, 'arn'>, right: RefusedRight): string {
  const { action, awsName = 'AccessDenied', requestId } = right;
  const id = requestId === undefined ? '' : `, request ${requestId}`;
  return `${awsName}: ${arn} is not authorized to perform iam:${action} ${reasonOf(right)}${id}`;
}

function reasonOf({ action, isForbidden, denial = 'ACCESS_DENIED', policy }: RefusedRight): string {
  const named = policy === undefined ? '' : `: ${policy}`;
  return `${reason(denial, isForbidden, action)}${named}`;
}

function reason(denial: DenialCode, isForbidden: boolean, action: string): string {
  switch (denial) {
    case 'EXPLICITLY_DENIED':
    case 'KEY_MAY_BE_IN_QUARANTINE':
      return 'with an explicit deny';
    case 'KEY_IN_QUARANTINE':
      return 'with an explicit deny in an identity-based policy of AWS';
    case 'DENIED_BY_ORGANISATION':
      return 'because of a policy in AWS Organizations';
    case 'DENIED_BY_BOUNDARY':
      return 'because of a permissions boundary';
    case 'DENIED_BY_SESSION_POLICY':
      return 'because of a session policy';
    case 'DENIED_BY_ENDPOINT_POLICY':
      return 'because of a VPC endpoint policy';
    case 'ACCESS_DENIED':
    case 'MFA_NEEDED':
      return isForbidden
        ? 'with an explicit deny'
        : `because no identity-based policy allows the iam:${action} action`;
    default:
      return unreachable(denial);
  }
}
