import { z } from 'zod';

/** What the test asks the process that holds the keytar store. */
export const Question = z.strictObject({
  number: z.number(),
  call: z.enum(['put', 'get', 'remove', 'list', 'probe']),
  name: z.string(),
  secret: z.string(),
});
export type Question = z.infer<typeof Question>;

/** What it answers: a value, or the reason of its failure. */
export const Answer = z.object({
  number: z.number(),
  value: z.union([z.string(), z.boolean(), z.array(z.string())]).optional(),
  reason: z.string().optional(),
});
export type Answer = z.infer<typeof Answer>;
