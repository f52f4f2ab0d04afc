import { z } from 'zod';
import { policyScopes } from '../values/choices.ts';
import { denialCodes } from '../values/denial-codes.ts';
import { Text } from '../values/key-facts.ts';

/** The calls of a rotation that a policy can deny, as IAM names them. */
export const actionNames = [
  'ListAccessKeys',
  'CreateAccessKey',
  'UpdateAccessKey',
  'DeleteAccessKey',
  'GetAccessKeyLastUsed',
  'ListMFADevices',
] as const;
export const ActionName = z.enum(actionNames);
export type ActionName = z.infer<typeof ActionName>;

/** What AWS answered to the last such call since Keyturn was started. */
export const Right = z.discriminatedUnion('found', [
  z.strictObject({ action: ActionName, found: z.literal('granted') }),
  z.strictObject({ action: ActionName, found: z.literal('not tried') }),
  z.strictObject({
    action: ActionName,
    found: z.literal('refused'),
    /** Whether the request was signed with an MFA code. */
    withMfa: z.boolean(),
    /** A statement of a policy denies it explicitly; otherwise none allows it. */
    isForbidden: z.boolean(),
    /** Why, if AWS says so; otherwise a missing permission. */
    denial: z.enum(denialCodes).optional(),
    /** The ARN of the policy that denies it, where AWS names it. */
    policy: z.string().max(2048).optional(),
    awsName: Text.optional(),
    requestId: Text.optional(),
  }),
]);
export type Right = z.infer<typeof Right>;

/** A user whose key a profile holds, with their permissions. */
export const UserRights = z.strictObject({
  account: z.string().regex(/^\d{12}$/),
  user: Text,
  /** With its path: `arn:aws:iam::111122223333:user/team/ada`. */
  arn: z.string().max(2048),
  profiles: z.array(Text),
  /** One for each action, in the order of `actionNames`. */
  rights: z.array(Right),
});
export type UserRights = z.infer<typeof UserRights>;

/** Who gets a policy, and whether it requires an MFA code for changing a key. */
export const PolicyChoice = z.strictObject({
  scope: z.enum(policyScopes),
  needsMfa: z.boolean(),
});
export type PolicyChoice = z.infer<typeof PolicyChoice>;
