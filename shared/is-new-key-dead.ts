import type { Retirement } from './rotation.ts';

/** Whether AWS accepted the new key when it was saved, and does not any more. */
export function isNewKeyDead(retirement: Retirement): boolean {
  return 'failure' in retirement && retirement.failure?.code === 'NEW_KEY_NOT_ACCEPTED';
}
