import type { GuideName } from '../contract/groups/window.ts';
import type { ErrorCode } from '../values/failure.ts';

const guides: Partial<Record<ErrorCode, GuideName>> = {
  ROOT_USER: 'iam users',
  REGION_NOT_ENABLED: 'enable regions',
  REGION_STS_OFF: 'STS in regions',
  KEY_IN_QUARANTINE: 'leaked keys',
  KEY_MAY_BE_IN_QUARANTINE: 'leaked keys',
  ACCOUNT_NOT_ACTIVE: 'AWS Support',
};

/** The page of AWS that helps with a failure. */
export function guideFor(code: ErrorCode): GuideName {
  return guides[code] ?? 'access keys';
}
