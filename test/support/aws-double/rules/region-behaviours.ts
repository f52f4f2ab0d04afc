import type { Behaviour } from './effects.ts';

/**
 * STS of a region that the account has not enabled: it knows none of the account's keys, while IAM, which has one
 * endpoint for all regions, accepts them (AWS Account Management, "Enable or disable AWS Regions in your account").
 */
export function notEnabled(region: string): Behaviour {
  return {
    kind: 'refuse',
    service: 'sts',
    region,
    status: 403,
    code: 'InvalidClientTokenId',
    message: 'The security token included in the request is invalid.',
  };
}

/** STS that an administrator has deactivated in a region (STS API Reference, "RegionDisabledException"). */
export function stsOff(region: string, account: string): Behaviour {
  return {
    kind: 'refuse',
    service: 'sts',
    region,
    status: 403,
    code: 'RegionDisabledException',
    message: `STS is not activated in this region for account:${account}. Your account administrator can activate STS in this region using the IAM Console.`,
  };
}
