import { z } from 'zod';
import { hasChanges } from '../lib/has-changes.ts';
import { defaultGraceDays, graceBounds } from './grace-period.ts';

/** How keys are retired and backed up, as a person has chosen it. */
export const Policy = z.strictObject({
  /** Whether pairs are backed up in the keychain; where there is none, nothing is. */
  backups: z.boolean(),
  /** Days between deactivating an old key and deleting it. */
  graceDays: z.number().int().min(graceBounds.atLeast).max(graceBounds.atMost),
  retirement: z.enum(['deactivate first', 'delete at once']),
});
export type Policy = z.infer<typeof Policy>;

/** What a person has changed of it; the rest stays. */
export const PolicyChange = z
  .strictObject({
    backups: Policy.shape.backups.exactOptional(),
    graceDays: Policy.shape.graceDays.exactOptional(),
    retirement: Policy.shape.retirement.exactOptional(),
  })
  .refine(hasChanges);
export type PolicyChange = z.infer<typeof PolicyChange>;

/** What holds until a person chooses otherwise. */
export const defaultPolicy: Policy = {
  backups: true,
  graceDays: defaultGraceDays,
  retirement: 'deactivate first',
};
