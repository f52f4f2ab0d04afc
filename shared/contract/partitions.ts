import { z } from 'zod';
import { PublicPartition, publicPartitions } from '../values/region.ts';

/** The result of asking the other partitions of AWS about a key that the usual one does not know. */
export const PartitionsView = z.discriminatedUnion('state', [
  /** They are asked only after a person presses a button. */
  z.strictObject({ state: z.literal('may be asked') }),
  z.strictObject({ state: z.literal('asking'), partition: PublicPartition }),
  z.strictObject({
    state: z.literal('found'),
    partition: PublicPartition,
    region: z.string().max(64),
    /** Whether requests go there already: no file and no variable names another region. */
    isUsed: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('not found'),
    /** The partitions that gave no answer. */
    silent: z.array(PublicPartition).max(publicPartitions.length),
  }),
]);
export type PartitionsView = z.infer<typeof PartitionsView>;
