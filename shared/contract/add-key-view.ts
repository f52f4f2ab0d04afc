import { z } from 'zod';
import { Failure } from '../values/failure.ts';
import { Text } from '../values/key-facts.ts';
import { PartitionsView } from './partitions.ts';

/** Where a new key is read from. Main reads it; the page never sees the source. */
export const NewKeySource = z.enum(['clipboard', 'CSV file']);
export type NewKeySource = z.infer<typeof NewKeySource>;

/** A key that a person was given, and what AWS reports about it. */
const NewKeyView = z.strictObject({
  keyId: z.string().max(128),
  /** As the source names it. */
  user: Text.optional(),
  /** Profiles that hold it already. */
  heldBy: z.array(Text),
  asked: z.discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('not yet') }),
    z.strictObject({
      answer: z.literal('accepted'),
      account: Text,
      user: Text,
    }),
    z.strictObject({ answer: z.literal('none'), failure: Failure }),
  ]),
  partitions: PartitionsView.optional(),
});
export type NewKeyView = z.infer<typeof NewKeyView>;

/** A pending key, until it is in the file and a person has dismissed the result. */
export const AddKeyView = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('read'),
    from: NewKeySource,
    keys: z.array(NewKeyView).min(1).max(20),
  }),
  z.strictObject({
    state: z.literal('added'),
    from: NewKeySource,
    keyId: z.string().max(128),
    profile: Text,
    /** Whether the clipboard still held it and was emptied. */
    clipboardEmptied: z.boolean(),
  }),
]);
export type AddKeyView = z.infer<typeof AddKeyView>;
