import { z } from 'zod';
import { undoSteps } from '../values/choices.ts';
import { Failure } from '../values/failure.ts';
import { Instant, KeyFacts, Text } from '../values/key-facts.ts';
import { Question } from './question.ts';

/** `AKIA…WXYZ`. */
export const MaskedKeyId = z.string().regex(/^(AKIA)?….{0,4}$/u);

/** The steps of a rotation, in their order. */
export const stepNames = [
  'check',
  'create',
  'back up',
  'prove',
  'save',
  'retire',
  'record',
] as const;
export const StepName = z.enum(stepNames);
export type StepName = z.infer<typeof StepName>;

/** The status of one step, for the list "Rotation steps". */
export const StepView = z.strictObject({
  step: StepName,
  status: z.enum(['waiting', 'running', 'done', 'failed', 'skipped']),
  /** While the new key is verified: requests that succeeded in a row, and how many are needed. */
  proof: z
    .strictObject({ passed: z.number().int(), needed: z.number().int(), slow: z.boolean() })
    .optional(),
  /** It creates no key: it looks whether one was created. */
  looks: z.literal(true).optional(),
});
export type StepView = z.infer<typeof StepView>;

/** A person's answer, stored per key. */
export const UsedElsewhere = z.enum(['only here', 'also elsewhere']);
export type UsedElsewhere = z.infer<typeof UsedElsewhere>;

/**
 * Whether the old key was used by others since the rotation, as far as AWS reports: only the last request, never one of
 * Keyturn's. `not used` needs two looks, hours apart.
 */
export const UseSince = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('not known') }),
  z.strictObject({ use: z.literal('not used'), lookedAt: Instant }),
  z.strictObject({ use: z.literal('used'), at: Instant, service: Text, region: Text }),
]);
export type UseSince = z.infer<typeof UseSince>;

/** The old key as AWS listed it last; `not known` where a later request to change it got no answer. */
export const OldKeyListed = z.enum(['Active', 'Inactive', 'gone', 'not known']);
export type OldKeyListed = z.infer<typeof OldKeyListed>;

/** Whether a deactivated key will be deleted, as far as it is known. No day is promised for what AWS has denied. */
export const Deletion = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('planned'), on: Instant }),
  /** Its day has passed by AWS's clock, and it is not deleted yet. */
  z.strictObject({ is: z.literal('due'), on: Instant }),
  /** AWS denies it. */
  z.strictObject({ is: z.literal('denied') }),
  /** It was begun, and its result is unknown. */
  z.strictObject({ is: z.literal('not finished') }),
  /** A person keeps the key. */
  z.strictObject({ is: z.literal('called off') }),
]);
export type Deletion = z.infer<typeof Deletion>;

/** What happened to the old key after a rotation that succeeded. */
export const Retirement = z.discriminatedUnion('oldKey', [
  z.strictObject({
    oldKey: z.literal('stays active'),
    because: z.enum(['not answered', 'also elsewhere', 'reactivated']),
    since: UseSince,
    listed: OldKeyListed,
  }),
  z.strictObject({ oldKey: z.literal('being deactivated') }),
  z.strictObject({
    oldKey: z.literal('deactivated'),
    at: Instant,
    deletion: Deletion,
    /** Why it could not be deleted, or activated again, the last time; it is tried again. */
    failure: Failure.optional(),
  }),
  z.strictObject({ oldKey: z.literal('being deleted') }),
  z.strictObject({ oldKey: z.literal('being reactivated') }),
  z.strictObject({
    oldKey: z.literal('gone'),
    /** Why what a person requested could not be done. */
    failure: Failure.optional(),
  }),
  z.strictObject({
    oldKey: z.literal('stays active for now'),
    failure: Failure,
    listed: OldKeyListed,
  }),
]);
export type Retirement = z.infer<typeof Retirement>;

/** What a person can request for the old key of a rotation that succeeded. */
export const OldKeyAct = z.enum(['retire', 'undo', 'reactivate', 'extend', 'keep', 'delete now']);
export type OldKeyAct = z.infer<typeof OldKeyAct>;

/** How far an undo has come. */
export const UndoStep = z.enum(undoSteps);
export type UndoStep = z.infer<typeof UndoStep>;

/** What happened to the new key of a rotation that did not succeed. */
export const RollBackResult = z.enum([
  'nothing was made',
  'new key deleted',
  'new key deactivated',
  'new key not there',
]);
export type RollBackResult = z.infer<typeof RollBackResult>;

/** Why a rotation can't end without a person. */
const openReasons = [
  'answer lost',
  'roll back refused',
  'no key to sign',
  'partly saved',
  'old key back',
  'other identity',
  'other computer',
  'MFA needed',
  'undo stopped',
  'other endpoint',
  'older key',
  'interrupted',
  'left on AWS',
] as const;
export const DecisionReason = z.enum(openReasons);
export type DecisionReason = z.infer<typeof DecisionReason>;

/** What a person can do about a rotation that needs a decision. */
export const DecisionChoice = z.enum([
  'delete the key left behind',
  'it is not mine',
  'try again',
  'save it after all',
  'save the new key again',
  'undo the rotation',
  'keep the new key',
  'enter an MFA code',
  'take it over',
  'it is settled',
  'leave it on AWS',
]);
export type DecisionChoice = z.infer<typeof DecisionChoice>;

const common = {
  id: z.string().max(64),
  profiles: z.array(Text).min(1),
  account: Text.optional(),
  user: Text.optional(),
  oldKey: MaskedKeyId,
  startedAt: Instant,
  steps: z.array(StepView),
  /** A person has dismissed its outcome; what can still be done about it stays. */
  seen: z.boolean(),
};

/** One rotation as the window shows it. */
export const RotationView = z.discriminatedUnion('state', [
  z.strictObject({
    ...common,
    state: z.literal('working'),
    step: StepName,
    canCancel: z.boolean(),
    /** It rotates nothing now: it looks whether AWS has created a key before. */
    looks: z.boolean(),
  }),
  z.strictObject({ ...common, state: z.literal('waiting for an answer'), question: Question }),
  z.strictObject({ ...common, state: z.literal('rolling back'), failure: Failure }),
  z.strictObject({
    ...common,
    state: z.literal('succeeded'),
    newKey: MaskedKeyId,
    endedAt: Instant,
    retirement: Retirement,
    /** What can be done now, in the order in which it is offered. */
    acts: z.array(OldKeyAct),
  }),
  z.strictObject({
    ...common,
    state: z.literal('undoing'),
    newKey: MaskedKeyId,
    step: UndoStep,
  }),
  /** The old key is in the files again. The new one still works until a person decides to delete it. */
  z.strictObject({
    ...common,
    state: z.literal('undone'),
    newKey: MaskedKeyId,
    endedAt: Instant,
    /** Whether the new key was deleted; otherwise a person decides. */
    newKeyIs: z.enum(['active', 'gone']),
    failure: Failure.optional(),
  }),
  z.strictObject({
    ...common,
    state: z.literal('failed'),
    failure: Failure,
    reached: StepName,
    undone: RollBackResult,
    /** The key that was created, if its ID was ever known. */
    newKey: MaskedKeyId.optional(),
    /** The user's other keys that a person chose to delete, to free a slot. */
    madeRoom: z
      .array(z.strictObject({ keyId: z.string().max(128), deleted: z.enum(['yes', 'not known']) }))
      .min(1)
      .optional(),
    endedAt: Instant,
  }),
  z.strictObject({
    ...common,
    state: z.literal('open'),
    /** With the old key, every key that the entry names; given while the rotation needs a decision. */
    newKey: z.union([MaskedKeyId, z.literal('not known')]),
    reason: DecisionReason,
    failure: Failure,
    reached: StepName,
    since: Instant,
    keys: z.array(KeyFacts),
    choices: z.array(DecisionChoice),
  }),
]);
export type RotationView = z.infer<typeof RotationView>;
