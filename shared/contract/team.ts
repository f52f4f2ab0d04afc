import { z } from 'zod';
import { teamScopes } from '../values/choices.ts';
import { Failure } from '../values/failure.ts';
import { Instant, LastUse, Text } from '../values/key-facts.ts';

/** One of the two keys that a user can have, from AWS's credential report, which has no key IDs. */
export const TeamKey = z.strictObject({
  /** Its number in the report. */
  place: z.union([z.literal(1), z.literal(2)]),
  status: z.enum(['Active', 'Inactive']),
  /** When it was created, or last activated or deactivated: the report has one date for both. */
  changedAt: Instant.optional(),
  lastUse: LastUse,
});
export type TeamKey = z.infer<typeof TeamKey>;

/** One user of the account, or its root user. */
export const TeamUser = z.strictObject({
  /** Without its path; `<root_account>` for the root user. */
  user: z.string().min(1).max(128),
  arn: z.string().max(2048),
  isRoot: z.boolean(),
  keys: z.array(TeamKey).max(2),
});
export type TeamUser = z.infer<typeof TeamUser>;

/** What deserves attention about a user. */
export const TeamRemark = z.enum(['root user has keys', 'two active keys', 'never used']);
export type TeamRemark = z.infer<typeof TeamRemark>;

const TeamAge = z.strictObject({
  /** The minimum age of the key. */
  days: z.number().int().nonnegative(),
  /** Only an active key can be due. */
  due: z.enum(['fresh', 'due', 'overdue']).optional(),
});

/** A user as a row of the table. */
export const TeamRow = TeamUser.extend({
  keys: z.array(TeamKey.extend({ age: TeamAge.optional() })).max(2),
  remarks: z.array(TeamRemark),
});
export type TeamRow = z.infer<typeof TeamRow>;

/** Which users are shown. */
export const TeamScope = z.enum(teamScopes);
export type TeamScope = z.infer<typeof TeamScope>;

/** Which users to show: those that meet all conditions. */
export const TeamFilter = z.strictObject({
  /** Words in the name or the ARN: all of them have to be found, in any order and case. */
  search: z.string().max(200).optional(),
  scope: TeamScope,
});
export type TeamFilter = z.infer<typeof TeamFilter>;

const Count = z.number().int().nonnegative();

/** The numbers of users, without the filter. */
export const TeamCounts = z.strictObject({
  users: Count,
  withKeys: Count,
  overdue: Count,
  due: Count,
  twoActive: Count,
  neverUsed: Count,
});
export type TeamCounts = z.infer<typeof TeamCounts>;

/** A page of the table: overdue keys first. */
export const TeamPage = z.strictObject({
  rows: z.array(TeamRow),
  /** How many rows meet the filter in all. */
  total: Count,
  counts: TeamCounts,
  /** Lines of the report that could not be read. */
  unread: Count,
});
export type TeamPage = z.infer<typeof TeamPage>;

/** The state of the request for an account's report. */
export const TeamView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('asking'), profile: Text }),
  z.strictObject({
    state: z.literal('known'),
    profile: Text,
    /** Undefined where the report names no user. */
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    /** When AWS generated the report; at most every four hours. */
    madeAt: Instant,
    /** The number of the report: pages of another one are out of date. */
    number: Count,
  }),
  z.strictObject({ state: z.literal('denied'), profile: Text, failure: Failure }),
  z.strictObject({ state: z.literal('failed'), profile: Text, failure: Failure }),
]);
export type TeamView = z.infer<typeof TeamView>;
