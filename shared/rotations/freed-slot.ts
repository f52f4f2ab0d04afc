import type { StepName, RollBackResult } from '../contract/rotation.ts';

/** Another key of a user, deleted by a person's choice before the rotation failed. */
export type FreedSlot = { readonly keyId: string; readonly deleted: 'yes' | 'not known' };

/** Whether a rotation that failed has changed nothing at all: neither a file nor any key on AWS. */
export function hasChangedNothing(
  reached: StepName,
  undone: RollBackResult,
  madeRoom?: readonly FreedSlot[],
): boolean {
  return madeRoom === undefined && undone === 'nothing was made' && reached === 'check';
}
