import { z } from 'zod';
import { OldKeyAct, RotationView, UsedElsewhere } from '../../../shared/contract/rotation.ts';
import { Policy } from '../../../shared/settings/policy.ts';

/** An act of a person, or of the next start; acts on a rotation mean the newest one. */
export const Act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('rotate'), profile: z.string() }),
  z.strictObject({ act: z.literal('rotate all'), profiles: z.array(z.string()) }),
  z.strictObject({ act: z.literal('answer'), usedElsewhere: UsedElsewhere }),
  z.strictObject({ act: z.literal('old key'), what: OldKeyAct }),
  z.strictObject({ act: z.literal('after undo'), newKey: z.enum(['delete', 'keep']) }),
  z.strictObject({ act: z.literal('recover') }),
]);
export type Act = z.infer<typeof Act>;

/** The folders of a stage with everything that outlives a process. */
export const StageFolders = z.strictObject({
  /** Contains `.aws`. */
  home: z.string(),
  /** Journal, history, answers and log: none of them may hold a secret. */
  state: z.string(),
  /** The stand-in of the keychain. */
  keychain: z.string(),
});
export type StageFolders = z.infer<typeof StageFolders>;

/** The argument of a process. It contains no secret. */
export const OrderSheet = z.strictObject({
  folders: StageFolders,
  /** The endpoint of AWS. */
  url: z.url(),
  policy: Policy,
  /** By how much sleeps are shortened. */
  speed: z.number().positive(),
  /** Whether time limits keep their length. */
  keepsBudgets: z.boolean().optional(),
  /** Done first, and never killed. */
  prepare: z.array(Act),
  acts: z.array(Act),
  /** The name of the moment of `acts` at which the process ends by SIGKILL. */
  killAt: z.string().optional(),
});
export type OrderSheet = z.infer<typeof OrderSheet>;

/** A message of a process: that the next call of this action is to be its last, or how everything has ended. */
export const Message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last call'), action: z.string() }),
  z.strictObject({
    kind: z.literal('ended'),
    /** Every moment at which it could have been killed, in order. */
    moments: z.array(z.string()),
    views: z.array(RotationView),
  }),
]);
export type Message = z.infer<typeof Message>;
export type EndedMessage = Extract<Message, { kind: 'ended' }>;
