import { z } from 'zod';

/** Any short text. */
export const Text = z.string().max(512);

// ECMA-262, "Time Values": no date is later, and a later one has no text.
const LATEST = 8.64e15;

/** Milliseconds since 1970. */
export const Instant = z.number().int().nonnegative().max(LATEST);

/** When a key was last used, as far as AWS reports: the last request only. */
export const LastUse = z.discriminatedUnion('known', [
  z.strictObject({ known: z.literal('never') }),
  z.strictObject({ known: z.literal('used'), at: Instant, service: Text, region: Text }),
  z.strictObject({ known: z.literal('not known') }),
]);
export type LastUse = z.infer<typeof LastUse>;

/** The facts of a key that a person needs for a decision. The ID is whole: they look for it in the console. */
export const KeyFacts = z.strictObject({
  keyId: z.string().max(128),
  status: z.enum(['Active', 'Inactive', 'not listed', 'not known']),
  createdAt: Instant.optional(),
  lastUse: LastUse,
  /** Profiles of the known files that hold it. */
  profiles: z.array(Text),
});
export type KeyFacts = z.infer<typeof KeyFacts>;
