import { z } from 'zod';
import { OldKeyAct, RotationView, UsedElsewhere } from '../../../shared/contract/rotation.ts';
import { Policy } from '../../../shared/settings/policy.ts';

/** Something a person, or the next start, has Keyturn do; what is said of a rotation is said of the newest. */
export const Act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('rotate'), profile: z.string() }),
  z.strictObject({ act: z.literal('rotate all'), profiles: z.array(z.string()) }),
  z.strictObject({ act: z.literal('answer'), usedElsewhere: UsedElsewhere }),
  z.strictObject({ act: z.literal('old key'), what: OldKeyAct }),
  z.strictObject({ act: z.literal('after undo'), newKey: z.enum(['delete', 'keep']) }),
  z.strictObject({ act: z.literal('recover') }),
]);
export type Act = z.infer<typeof Act>;

/** Where everything of a stage lies that outlives a process. */
export const StageFolders = z.strictObject({
  /** Holds `.aws`. */
  home: z.string(),
  /** Journal, history, answers and log: none of them may hold a secret. */
  state: z.string(),
  /** The twin of the keychain. */
  keychain: z.string(),
});
export type StageFolders = z.infer<typeof StageFolders>;

/** What a process is started with, in its argument. No secret is among it. */
export const OrderSheet = z.strictObject({
  folders: StageFolders,
  /** Where AWS is. */
  url: z.url(),
  policy: Policy,
  /** How many times faster sleeps end than they should. */
  speed: z.number().positive(),
  /** Whether time limits stay as long as they are. */
  keepsBudgets: z.boolean().optional(),
  /** Done first, and never killed. */
  prepare: z.array(Act),
  acts: z.array(Act),
  /** The name of the moment of `acts` at which the process ends by SIGKILL. */
  killAt: z.string().optional(),
});
export type OrderSheet = z.infer<typeof OrderSheet>;

/** What a process tells: that the next call of this action is to be its last, or how all has ended. */
export const Message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last call'), action: z.string() }),
  z.strictObject({
    kind: z.literal('ended'),
    /** Every moment at which it could have been killed, in their order. */
    moments: z.array(z.string()),
    views: z.array(RotationView),
  }),
]);
export type Message = z.infer<typeof Message>;
export type EndedMessage = Extract<Message, { kind: 'ended' }>;
