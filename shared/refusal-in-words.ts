import type { Right, UserRights } from './permissions.ts';

type Refused = Extract<Right, { readonly found: 'refused' }>;

/** What AWS said to a refused call, in the form in which its administrators know it: in English, whatever is spoken. */
export function refusalInWords({ arn }: Pick<UserRights, 'arn'>, right: Refused): string {
  const { action, isForbidden, awsName = 'AccessDenied', requestId } = right;
  const why = isForbidden
    ? 'with an explicit deny'
    : `because no identity-based policy allows the iam:${action} action`;
  const id = requestId === undefined ? '' : `, request ${requestId}`;
  return `${awsName}: ${arn} is not authorized to perform iam:${action} ${why}${id}`;
}
