import type { GuideName } from './contract.ts';
import type { ErrorCode } from './failure.ts';

const guides: Partial<Record<ErrorCode, GuideName>> = { ROOT_USER: 'iam users' };

/** The page of AWS that helps with a failure. */
export function guideFor(code: ErrorCode): GuideName {
  return guides[code] ?? 'access keys';
}
