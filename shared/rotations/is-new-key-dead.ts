import type { Retirement } from '../contract/rotation.ts';
import type { ErrorCode } from '../values/failure.ts';

// The second code means that no key of the user signs any more, so that the old key can't be activated.
const refusals: ReadonlySet<ErrorCode> = new Set(['NEW_KEY_NOT_ACCEPTED', 'OLD_KEY_NOT_ACCEPTED']);

/** Whether AWS no longer accepts the new key, which it accepted when it was saved. Pure. */
export function isNewKeyDead(retirement: Retirement): boolean {
  return (
    'failure' in retirement &&
    retirement.failure !== undefined &&
    refusals.has(retirement.failure.code)
  );
}
