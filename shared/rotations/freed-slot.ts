import type { StepName, RollBackResult } from '../contract/rotation.ts';

/** Another key of the user, deleted by a person's choice before the rotation failed. */
export type FreedSlot = { readonly keyId: string; readonly deleted: 'yes' | 'not known' };

/** Whether a rotation that failed has changed nothing: neither a file nor a key on AWS. */
export function hasChangedNothing(
  reached: StepName,
  undone: RollBackResult,
  madeRoom?: readonly FreedSlot[],
): boolean {
  return madeRoom === undefined && undone === 'nothing was made' && reached === 'check';
}
