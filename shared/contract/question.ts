import { z } from 'zod';
import { Failure } from '../values/failure.ts';
import { KeyFacts, Text } from '../values/key-facts.ts';
import { KeyRef } from './references.ts';

/**
 * Whether this key may be deleted to free a slot. Never one that a known file holds, active or not: what was
 * deactivated can be activated again.
 */
export const Removal = z.enum([
  'retired by Keyturn',
  'by choice',
  'too young',
  'in your files',
  'in your files, inactive',
]);
export type Removal = z.infer<typeof Removal>;

/** An MFA device of a user. */
export const MfaDevice = z.strictObject({ serial: z.string().min(9).max(256), name: Text });
export type MfaDevice = z.infer<typeof MfaDevice>;

/** What has to be decided before a rotation can continue. */
export const Question = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('two keys'),
    keys: z.array(KeyFacts.extend({ removal: Removal.optional() })),
    /** How many of them have to be deleted to free a slot. */
    mustGo: z.number().int().positive(),
  }),
  z.strictObject({
    about: z.literal('MFA code'),
    devices: z.array(MfaDevice).min(1),
    /** What AWS has denied, if it doesn't say that a code would help. */
    denial: Failure.optional(),
    /** Why the previous code was refused. */
    refused: Failure.optional(),
  }),
  /** AWS denies these calls; the rotation can continue without them. */
  z.strictObject({
    about: z.literal('missing rights'),
    actions: z.array(Text).min(1),
    /** Why: first what no further permission outweighs. */
    refusal: Failure.optional(),
  }),
  z.strictObject({ about: z.literal('keychain'), failure: Failure }),
  /** A process that can't be checked from here holds the lock of the files. */
  z.strictObject({ about: z.literal('lock'), failure: Failure }),
  /** Other users may write in the folder of a file. */
  z.strictObject({ about: z.literal('open folder'), failure: Failure }),
  /** A container has mounted this single file, and would keep the old key. */
  z.strictObject({ about: z.literal('mounted file'), failure: Failure }),
  /** Requests of the profile go to these hosts, which are not AWS's. */
  z.strictObject({ about: z.literal('endpoint'), hosts: z.array(Text).min(1).max(2) }),
]);
export type Question = z.infer<typeof Question>;

/** A person's answer to a question. */
export const Answer = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('two keys'),
    delete: z.array(KeyRef).min(1).max(32),
  }),
  z.strictObject({
    to: z.literal('MFA code'),
    device: z.string().min(9).max(256),
    code: z.string().regex(/^\d{6}$/),
  }),
  z.strictObject({ to: z.literal('missing rights'), choice: z.literal('go on') }),
  z.strictObject({
    to: z.literal('keychain'),
    choice: z.enum(['try again', 'without a backup']),
  }),
  z.strictObject({ to: z.literal('lock'), choice: z.literal('take it over') }),
  z.strictObject({ to: z.literal('open folder'), choice: z.literal('work there') }),
  z.strictObject({ to: z.literal('mounted file'), choice: z.literal('rotate anyway') }),
  z.strictObject({ to: z.literal('endpoint'), choice: z.literal('rotate there') }),
]);
export type Answer = z.output<typeof Answer>;
/** The same as the page gives it. */
export type GivenAnswer = z.input<typeof Answer>;
