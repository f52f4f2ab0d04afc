import { z } from 'zod';
import { limitBounds } from '../lib/bounds.ts';
import { hasChanges } from '../lib/has-changes.ts';

const Days = z.number().int().min(limitBounds.atLeast).max(limitBounds.atMost);

/** The ages from which keys are due and overdue. */
export const Limits = z
  .strictObject({
    /** From this age on a key is due, in days. */
    dueDays: Days,
    /** From this age on it is overdue, in days. */
    overdueDays: Days,
  })
  .refine(({ dueDays, overdueDays }) => dueDays <= overdueDays);
export type Limits = z.infer<typeof Limits>;

/** A change of them; a field that is missing stays. */
export const LimitsChange = z
  .strictObject({
    dueDays: Days.exactOptional(),
    overdueDays: Days.exactOptional(),
  })
  .refine(hasChanges);
export type LimitsChange = z.infer<typeof LimitsChange>;

/** CIS and AWS Config require rotation at 90 days; Keyturn reminds ten days before. */
export const defaultLimits: Limits = { dueDays: 80, overdueDays: 90 };

/** Whether a key has to be rotated. */
export type DueState = 'fresh' | 'due' | 'overdue';

/** Whether a key of this age in days is due. */
export function dueState(days: number, limits: Limits): DueState {
  if (days >= limits.overdueDays) {
    return 'overdue';
  }
  return days >= limits.dueDays ? 'due' : 'fresh';
}
