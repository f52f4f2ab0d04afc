import { z } from 'zod';
import { hasChanges } from '../lib/has-changes.ts';
import { defaultGraceDays, graceBounds } from './grace-period.ts';

/** A person's choice of how keys are retired and backed up. */
export const Policy = z.strictObject({
  /** Whether pairs are backed up in the keychain; without a keychain, they aren't. */
  backups: z.boolean(),
  /** Days between deactivating an old key and deleting it. */
  graceDays: z.number().int().min(graceBounds.atLeast).max(graceBounds.atMost),
  retirement: z.enum(['deactivate first', 'delete at once']),
});
export type Policy = z.infer<typeof Policy>;

/** A change of it; fields that are missing stay. */
export const PolicyChange = z
  .strictObject({
    backups: Policy.shape.backups.exactOptional(),
    graceDays: Policy.shape.graceDays.exactOptional(),
    retirement: Policy.shape.retirement.exactOptional(),
  })
  .refine(hasChanges);
export type PolicyChange = z.infer<typeof PolicyChange>;

export const defaultPolicy: Policy = {
  backups: true,
  graceDays: defaultGraceDays,
  retirement: 'deactivate first',
};
