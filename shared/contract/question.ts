import { z } from 'zod';
import { Failure } from '../values/failure.ts';
import { KeyFacts, Text } from '../values/key-facts.ts';
import { KeyRef } from './references.ts';

/**
 * Whether a key may make room for a new one. A key that a known file holds never may, whatever AWS lists it as: what was
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

/** What has to be decided before a rotation can go on. */
export const Question = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('two keys'),
    keys: z.array(KeyFacts.extend({ removal: Removal.optional() })),
    /** How many of them have to be deleted before there is room for a new one. */
    mustGo: z.number().int().positive(),
  }),
  z.strictObject({
    about: z.literal('MFA code'),
    devices: z.array(MfaDevice).min(1),
    /** What AWS has denied, where it doesn't say that a code would help. */
    denial: Failure.optional(),
    /** Why the code before was not taken. */
    refused: Failure.optional(),
  }),
  /** AWS refuses these calls; the rotation can go on without them. */
  z.strictObject({
    about: z.literal('missing rights'),
    actions: z.array(Text).min(1),
    /** Why: what no further permission outweighs counts first. */
    refusal: Failure.optional(),
  }),
  z.strictObject({ about: z.literal('keychain'), failure: Failure }),
  /** Another computer holds the lock of the files. */
  z.strictObject({ about: z.literal('lock'), failure: Failure }),
  /** Others may write in the folder of a file. */
  z.strictObject({ about: z.literal('open folder'), failure: Failure }),
  /** A container has a file mounted by itself, and would keep the old key. */
  z.strictObject({ about: z.literal('mounted file'), failure: Failure }),
  /** Requests of the profile go to these hosts, which are none of AWS's. */
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
