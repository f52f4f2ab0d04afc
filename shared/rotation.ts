import { z } from 'zod';
import { Failure } from './failure.ts';

const Text = z.string().max(512);

/** Milliseconds since 1970. */
export const Instant = z.number().int().nonnegative();

/** `AKIA…WXYZ`. */
export const MaskedKeyId = z.string().regex(/^(AKIA)?….{0,4}$/u);

/** The steps of a rotation, in their order. */
export const stepNames = ['check', 'create', 'prove', 'save', 'retire', 'record'] as const;
export const StepName = z.enum(stepNames);
export type StepName = z.infer<typeof StepName>;

/** Where one step stands, for the list "Rotation steps". */
export const StepView = z.strictObject({
  step: StepName,
  status: z.enum(['waiting', 'running', 'done', 'failed', 'skipped']),
  /** While the new key is proven: checks that succeeded in a row, and how many it takes. */
  proof: z
    .strictObject({ passed: z.number().int(), needed: z.number().int(), slow: z.boolean() })
    .optional(),
});
export type StepView = z.infer<typeof StepView>;

/** When a key was last used, as far as AWS tells: the last request only. */
export const LastUse = z.discriminatedUnion('known', [
  z.strictObject({ known: z.literal('never') }),
  z.strictObject({ known: z.literal('used'), at: Instant, service: Text, region: Text }),
  z.strictObject({ known: z.literal('not known') }),
]);
export type LastUse = z.infer<typeof LastUse>;

/** What a person has to see of a key before deciding about it. The id is whole: they look for it in the console. */
export const KeyFacts = z.strictObject({
  keyId: z.string().max(128),
  status: z.enum(['Active', 'Inactive', 'not known']),
  createdAt: Instant.optional(),
  lastUse: LastUse,
  /** Profiles of the known files that hold it. */
  profiles: z.array(Text),
});
export type KeyFacts = z.infer<typeof KeyFacts>;

/** What has to be decided before a rotation can go on. */
export const Question = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('two keys'), keys: z.array(KeyFacts) }),
]);
export type Question = z.infer<typeof Question>;

/** A person's answer, kept per key. */
export const UsedElsewhere = z.enum(['only here', 'also elsewhere']);
export type UsedElsewhere = z.infer<typeof UsedElsewhere>;

/** What has become of the old key after a rotation that succeeded. */
export const Retirement = z.discriminatedUnion('oldKey', [
  z.strictObject({
    oldKey: z.literal('stays active'),
    because: z.enum(['not answered', 'also elsewhere']),
  }),
  z.strictObject({ oldKey: z.literal('being deactivated') }),
  z.strictObject({ oldKey: z.literal('deactivated'), at: Instant }),
  z.strictObject({ oldKey: z.literal('gone') }),
  z.strictObject({ oldKey: z.literal('stays active for now'), failure: Failure }),
]);
export type Retirement = z.infer<typeof Retirement>;

/** What was done with the new key when a rotation did not succeed. */
export const Undone = z.enum([
  'nothing was made',
  'new key deleted',
  'new key deactivated',
  'new key not there',
]);
export type Undone = z.infer<typeof Undone>;

/** Why a rotation can't end without a person. */
const openReasons = [
  'answer lost',
  'roll back refused',
  'no key to sign',
  'partly saved',
  'old key back',
  'other identity',
  'interrupted',
] as const;
export const OpenReason = z.enum(openReasons);
export type OpenReason = z.infer<typeof OpenReason>;

/** What a person can do about an open rotation. */
export const OpenChoice = z.enum([
  'delete the key left behind',
  'it is not mine',
  'try again',
  'it is settled',
]);
export type OpenChoice = z.infer<typeof OpenChoice>;

const common = {
  id: z.string().max(64),
  profiles: z.array(Text).min(1),
  account: Text.optional(),
  user: Text.optional(),
  oldKey: MaskedKeyId,
  startedAt: Instant,
  steps: z.array(StepView),
};

/** One rotation as the window shows it. */
export const RotationView = z.discriminatedUnion('state', [
  z.strictObject({
    ...common,
    state: z.literal('working'),
    step: StepName,
    canCancel: z.boolean(),
  }),
  z.strictObject({ ...common, state: z.literal('waiting for an answer'), question: Question }),
  z.strictObject({ ...common, state: z.literal('rolling back'), failure: Failure }),
  z.strictObject({
    ...common,
    state: z.literal('succeeded'),
    newKey: MaskedKeyId,
    endedAt: Instant,
    retirement: Retirement,
  }),
  z.strictObject({
    ...common,
    state: z.literal('failed'),
    failure: Failure,
    reached: StepName,
    undone: Undone,
    endedAt: Instant,
  }),
  z.strictObject({
    ...common,
    state: z.literal('open'),
    reason: OpenReason,
    failure: Failure,
    reached: StepName,
    since: Instant,
    keys: z.array(KeyFacts),
    choices: z.array(OpenChoice),
  }),
]);
export type RotationView = z.infer<typeof RotationView>;
