import { z } from 'zod';

const Text = z.string().max(512);

/** The text between the brackets of a header: the name of a profile, with the word and the quotes around it. */
export const HeaderText = z.string().max(544);

/** A line of a known file. */
export const FileLine = {
  path: z.string().max(4096),
  /** Counted from 1. */
  line: z.number().int().positive(),
};

/** What is wrong with an access key ID that is nearly right. */
export const IdFlaw = z.enum([
  'continued',
  'lower case',
  'placeholder',
  'quotes',
  'sign',
  'start',
  'swapped',
  'too long',
  'too short',
]);
export type IdFlaw = z.infer<typeof IdFlaw>;

/** The kind of an AWS ID that is no access key ID. */
export const OtherAwsId = z.enum([
  'ARN',
  'Bedrock API key',
  'account',
  'bearer token',
  'certificate',
  'context-specific credential',
  'group',
  'instance profile',
  'policy',
  'public key',
  'role',
  'user',
]);
export type OtherAwsId = z.infer<typeof OtherAwsId>;

/** Where a role gets the keys it is assumed with, if not from a profile (`credential_source`). */
export const RoleSource = z.enum(['container', 'EC2 instance', 'environment']);
export type RoleSource = z.infer<typeof RoleSource>;

/** The two settings that make a pair, as AWS's tools name them. */
export const RightName = z.enum(['aws_access_key_id', 'aws_secret_access_key']);
export type RightName = z.infer<typeof RightName>;

const can = z.literal('never');

/** Why a profile can never rotate. Each has words in `words/profiles/standing.ts`. */
export const NotToRotate = z.discriminatedUnion('reason', [
  z.strictObject({
    can,
    reason: z.literal('temporary'),
    /** The profile with the key that they were created from, if its name tells. */
    uses: Text.optional(),
  }),
  z.strictObject({
    can,
    reason: z.enum([
      'sso',
      'login',
      'process',
      'web identity',
      'role without source',
      'source without role',
      'root user',
      'id without secret',
      'secret without id',
      'empty',
      'refused file',
    ]),
  }),
  z.strictObject({
    can,
    reason: z.literal('role'),
    /** The profile whose key it uses. */
    uses: Text.optional(),
    source: RoleSource.optional(),
  }),
  z.strictObject({ can, reason: z.literal('stale session token'), ...FileLine }),
  z.strictObject({
    can,
    reason: z.literal('misnamed key'),
    ...FileLine,
    /** The name as written. */
    written: z.string().max(64),
    right: RightName,
  }),
  z.strictObject({
    can,
    reason: z.literal('malformed id'),
    ...FileLine,
    flaw: IdFlaw,
    /** The character that no ID contains. */
    sign: z.string().max(2).optional(),
  }),
  z.strictObject({ can, reason: z.literal('other AWS id'), ...FileLine, what: OtherAwsId }),
  z.strictObject({
    can,
    reason: z.literal('not a key of AWS'),
    ...FileLine,
    /** Where its requests go, if the profile says so. */
    host: Text.optional(),
  }),
  z.strictObject({
    can,
    reason: z.literal('unread section'),
    ...FileLine,
    /** The header as it is written, and as it should be; both without brackets. */
    written: HeaderText,
    right: HeaderText,
  }),
]);
export type NotToRotate = z.infer<typeof NotToRotate>;
export type ReasonNotToRotate = NotToRotate['reason'];
