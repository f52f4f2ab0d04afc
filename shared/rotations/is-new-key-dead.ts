import type { Retirement } from '../contract/rotation.ts';
import type { ErrorCode } from '../values/failure.ts';

// The second one tells that no key of the user signs any more, so that the old key can't be activated.
const refusals: ReadonlySet<ErrorCode> = new Set(['NEW_KEY_NOT_ACCEPTED', 'OLD_KEY_NOT_ACCEPTED']);

/** Whether AWS accepted the new key when it was saved, and does not any more. Pure. */
export function isNewKeyDead(retirement: Retirement): boolean {
  return (
    'failure' in retirement &&
    retirement.failure !== undefined &&
    refusals.has(retirement.failure.code)
  );
}
