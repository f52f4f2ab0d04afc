import { z } from 'zod';
import { limitBounds } from '../lib/bounds.ts';
import { hasChanges } from '../lib/has-changes.ts';

const Days = z.number().int().min(limitBounds.atLeast).max(limitBounds.atMost);

/** How many days old a key may be. */
export const Limits = z
  .strictObject({
    /** From this age on a key is due, in days. */
    dueDays: Days,
    /** From this age on it is overdue, in days. */
    overdueDays: Days,
  })
  .refine(({ dueDays, overdueDays }) => dueDays <= overdueDays);
export type Limits = z.infer<typeof Limits>;

/** What a person has changed of them; the other one stays. */
export const LimitsChange = z
  .strictObject({
    dueDays: Days.exactOptional(),
    overdueDays: Days.exactOptional(),
  })
  .refine(hasChanges);
export type LimitsChange = z.infer<typeof LimitsChange>;

/** CIS and AWS Config call a key old at 90 days; ten days before that a person is told. */
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
