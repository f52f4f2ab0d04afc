import { z } from 'zod';
import { DecisionReason, StepName, RollBackResult } from '../../../shared/contract/rotation.ts';
import { Failure } from '../../../shared/values/failure.ts';
import { accessKeyId, accountId, rotationId, userId } from '../../../shared/values/identifiers.ts';
import { Instant, KeyFacts, LastUse, Text } from '../../../shared/values/key-facts.ts';
import { connectionFields } from './connection-fields.ts';

function branded<Brand>(parse: (text: string) => Brand | undefined) {
  return z.string().transform((text, context): Brand => {
    const value = parse(text);
    if (value === undefined) {
      context.addIssue({ code: 'custom', message: 'not an identifier' });
      return z.NEVER;
    }
    return value;
  });
}

const KeyId = branded(accessKeyId);
/** The name of a computer. RFC 1035 lets a name have 255 characters; no longer one could be shown. */
const Host = z.string().max(256);
const common = { version: z.literal(1), at: Instant };

/** What a rotation is about; written once, before anything is done. */
export const BegunRecord = z.object({
  ...common,
  kind: z.literal('begun'),
  rotation: branded(rotationId),
  /** The name of the computer, for people. */
  host: Host,
  /** The ID of that computer; empty where its system has none. */
  machine: z.string().default(''),
  /** The run of its system; empty where that has no id. */
  boot: z.string().default(''),
  profiles: z.array(Text).min(1),
  account: branded(accountId),
  userId: branded(userId),
  userName: Text.min(1),
  arn: z.string(),
  ...connectionFields,
  oldKey: KeyId,
  /** When it began by AWS's clock, where that was known. Create dates of keys are by the same clock. */
  awsAt: Instant.optional(),
  /** The files that held the old key when it was checked. */
  paths: z.array(z.string()).default([]),
  /** Whether both pairs are backed up before the new one is verified. */
  backups: z.boolean(),
  /** The other keys of the user, which a person has chosen to delete for the new one. */
  rooms: z.array(KeyId).default([]),
  /** The same as earlier versions wrote it, which knew of one alone; only read. */
  room: KeyId.optional(),
  /** The MFA device whose codes this user's policies ask for. */
  mfaSerial: z.string().optional(),
  /** Calls that AWS refused in the check; a person has gone on without them. */
  denied: z.array(z.string()).optional(),
  /** Every key of the user before CreateAccessKey: what is not among them is new. */
  existing: z.array(KeyId),
});
export type BegunRecord = z.infer<typeof BegunRecord>;

/**
 * One line of the journal: what is about to happen, or what is known to have happened.
 * Never a secret. A new kind needs a new version only if an old Keyturn must not ignore it.
 */
export const JournalRecord = z.discriminatedUnion('kind', [
  BegunRecord,
  /** `key` is one of the plan's; undefined where an earlier version wrote it. */
  z.object({ ...common, kind: z.literal('making room'), key: KeyId.optional() }),
  z.object({ ...common, kind: z.literal('made room'), key: KeyId.optional() }),
  z.object({ ...common, kind: z.literal('creating') }),
  z.object({ ...common, kind: z.literal('created'), newKey: KeyId }),
  z.object({ ...common, kind: z.literal('answer lost'), failure: Failure }),
  z.object({ ...common, kind: z.literal('backing up') }),
  z.object({ ...common, kind: z.literal('backed up') }),
  z.object({ ...common, kind: z.literal('proved') }),
  z.object({ ...common, kind: z.literal('saving'), paths: z.array(z.string()) }),
  z.object({ ...common, kind: z.literal('saved') }),
  z.object({ ...common, kind: z.literal('looked at uses'), use: LastUse }),
  /** The old key in a list of AWS, where that says something new. */
  z.object({
    ...common,
    kind: z.literal('listed'),
    oldKey: z.enum(['Active', 'Inactive', 'gone']),
  }),
  z.object({ ...common, kind: z.literal('deactivating') }),
  /** `deleteAfter` by AWS's clock; without it a person keeps the key. */
  z.object({ ...common, kind: z.literal('deactivated'), deleteAfter: Instant.optional() }),
  z.object({ ...common, kind: z.literal('deletion changed'), deleteAfter: Instant.optional() }),
  z.object({ ...common, kind: z.literal('deleting') }),
  z.object({ ...common, kind: z.literal('deleted') }),
  z.object({ ...common, kind: z.literal('reactivating') }),
  z.object({ ...common, kind: z.literal('reactivated'), by: z.enum(['keyturn', 'somebody else']) }),
  z.object({ ...common, kind: z.literal('old key gone') }),
  /** Ends the pending deletion, before anything else of an undo. */
  z.object({ ...common, kind: z.literal('undoing') }),
  z.object({ ...common, kind: z.literal('undo saving') }),
  z.object({ ...common, kind: z.literal('undone') }),
  z.object({ ...common, kind: z.literal('removing new key') }),
  z.object({ ...common, kind: z.literal('new key removed') }),
  z.object({
    ...common,
    kind: z.literal('rolling back'),
    failure: Failure,
    reached: StepName,
    /** Named where a person has said whose key it is; else the key of `created`. */
    newKey: KeyId.optional(),
    /** A person was shown the key, and says that it goes. */
    byPerson: z.literal(true).optional(),
  }),
  z.object({ ...common, kind: z.literal('rolled back'), undone: RollBackResult }),
  z.object({
    ...common,
    kind: z.literal('opened'),
    reason: DecisionReason,
    failure: Failure,
    keys: z.array(KeyFacts),
  }),
  z.object({ ...common, kind: z.literal('resumed') }),
  /** A person has marked it as resolved: Keyturn only checks what is left on AWS. */
  z.object({ ...common, kind: z.literal('settled') }),
  /** A person has answered or dismissed the outcome: no later start shows it. */
  z.object({ ...common, kind: z.literal('seen') }),
  /** A person has decided that this computer continues what another one began. */
  z.object({
    ...common,
    kind: z.literal('taken over'),
    host: Host,
    machine: z.string().default(''),
    boot: z.string().default(''),
  }),
  z.object({ ...common, kind: z.literal('closed'), by: z.enum(['keyturn', 'a person']) }),
]);
export type JournalRecord = z.infer<typeof JournalRecord>;

/** A record as the engine hands it over; version and time are added by the journal. */
export type NewRecord = {
  [Kind in JournalRecord['kind']]: Omit<Extract<JournalRecord, { kind: Kind }>, 'version' | 'at'>;
}[JournalRecord['kind']];
