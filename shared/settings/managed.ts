import { z } from 'zod';
import { within } from '../lib/bounds.ts';
import type { Limits } from './due.ts';
import { Policy } from './policy.ts';

/** The version of the policy file that this Keyturn knows. Later versions only add managedFields. */
export const MANAGED_VERSION = 1;

function bounds(days: z.ZodNumber) {
  return z
    .strictObject({ atLeast: days.exactOptional(), atMost: days.exactOptional() })
    .refine(({ atLeast, atMost }) => (atLeast ?? 0) <= (atMost ?? Infinity));
}

/** What an organisation allows of a number of days; each end may be left open. */
export type Bounds = { readonly atLeast?: number; readonly atMost?: number };

const Days = z.number().int().min(1).max(365);

/** Each field has its own schema: an invalid one doesn't invalidate others. */
export const managedFields = {
  dueDays: bounds(Days).describe('From which age on a key may be due, in days.'),
  overdueDays: bounds(Days).describe('From which age on a key may be overdue, in days.'),
  graceDays: bounds(Policy.shape.graceDays).describe(
    'How long a deactivated old key may wait until it is deleted, in days.',
  ),
  retirement: z
    .enum(Policy.shape.retirement.options)
    .describe('What becomes of an old key that is used nowhere else.'),
  backups: z.boolean().describe('Whether pairs are backed up in the keychain.'),
  updates: z.boolean().describe('Whether Keyturn may update itself.'),
  automatic: z.boolean().describe('Whether keys may rotate by themselves.'),
  accounts: z
    .array(z.string().regex(/^\d{12}$/))
    .min(1)
    .max(1000)
    .describe('The numbers of the AWS accounts whose keys may be rotated.'),
} as const;

/** The organisation's rules; a person chooses what they leave out. */
export const ManagedRules = z.strictObject({
  dueDays: managedFields.dueDays.exactOptional(),
  overdueDays: managedFields.overdueDays.exactOptional(),
  graceDays: managedFields.graceDays.exactOptional(),
  retirement: managedFields.retirement.exactOptional(),
  backups: managedFields.backups.exactOptional(),
  updates: managedFields.updates.exactOptional(),
  automatic: managedFields.automatic.exactOptional(),
  accounts: managedFields.accounts.exactOptional(),
});
export type ManagedRules = z.infer<typeof ManagedRules>;

/** The valid policy file. */
export const ManagedFile = ManagedRules.extend({
  /** For editors, which find the schema by it. */
  $schema: z.string().max(2048).exactOptional(),
  version: z.literal(MANAGED_VERSION),
});

/** What the window shows of the policy file. */
export const ManagedView = z.strictObject({
  path: z.string().max(4096),
  rules: ManagedRules,
});
export type ManagedView = z.infer<typeof ManagedView>;

/**
 * The rules while the policy file can't be used: what Keyturn does automatically waits, since it can be done later
 * without harm. Nothing else is guessed, so that no person is prevented from rotating.
 */
export const rulesInDoubt: ManagedRules = { updates: false, automatic: false };

/** The person's limits within those of the organisation; where the two conflict, *overdue* wins. Pure. */
export function managedLimits(own: Limits, rules: ManagedRules): Limits {
  const overdueDays = within(own.overdueDays, rules.overdueDays);
  return { overdueDays, dueDays: Math.min(within(own.dueDays, rules.dueDays), overdueDays) };
}

/** The person's choice of backups and retirement, within that of the organisation. Pure. */
export function managedPolicy(own: Policy, rules: ManagedRules): Policy {
  return {
    backups: rules.backups ?? own.backups,
    graceDays: within(own.graceDays, rules.graceDays),
    retirement: rules.retirement ?? own.retirement,
  };
}

/** Whether keys of this account may be rotated. Pure. */
export function isAllowedAccount(account: string, { accounts }: ManagedRules): boolean {
  return accounts === undefined || accounts.includes(account);
}
