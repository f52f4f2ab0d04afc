import { z } from 'zod';
import { policyScopes } from '../values/choices.ts';
import { denialCodes } from '../values/denial-codes.ts';
import { Text } from '../values/key-facts.ts';

/** The calls that a rotation makes and a policy can refuse, as IAM names them. */
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

/** What AWS has answered to a call the last time since Keyturn was started. */
export const Right = z.discriminatedUnion('found', [
  z.strictObject({ action: ActionName, found: z.literal('granted') }),
  z.strictObject({ action: ActionName, found: z.literal('not tried') }),
  z.strictObject({
    action: ActionName,
    found: z.literal('refused'),
    /** Whether the request was signed with an MFA code. */
    withMfa: z.boolean(),
    /** A statement of a policy forbids it; else none allows it. */
    isForbidden: z.boolean(),
    /** Why, as far as AWS says; a missing permission if not said. */
    denial: z.enum(denialCodes).optional(),
    /** The ARN of the policy that denies it, where AWS names it. */
    policy: z.string().max(2048).optional(),
    awsName: Text.optional(),
    requestId: Text.optional(),
  }),
]);
export type Right = z.infer<typeof Right>;

/** A user whose key a profile holds, and what they may do. */
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

/** For whom a policy is, and whether it asks for an MFA code before a key is changed. */
export const PolicyChoice = z.strictObject({
  scope: z.enum(policyScopes),
  needsMfa: z.boolean(),
});
export type PolicyChoice = z.infer<typeof PolicyChoice>;
