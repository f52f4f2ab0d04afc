import { z } from 'zod';
import { ErrorCode } from './failure.ts';
import { Instant } from './key-facts.ts';
import { StepName } from './rotation.ts';

const Text = z.string().max(512);

/** What can stand in the history. */
export const HistoryEvent = z.enum([
  'rotated',
  'rolled back',
  'refused',
  'old key deactivated',
  'old key deleted',
  'old key reactivated',
  'deletion changed',
  'undone',
  'new key deleted',
  'other key deleted',
  'restored',
  'added',
  'left open',
  'closed by a person',
]);
export type HistoryEvent = z.infer<typeof HistoryEvent>;

/** One line of the append-only record of what was done. Never a secret; key ids whole, auditors compare them. */
export const HistoryLine = z.strictObject({
  version: z.literal(1),
  at: Instant,
  event: HistoryEvent,
  rotation: Text,
  profiles: z.array(Text),
  account: Text.optional(),
  user: Text.optional(),
  oldKey: Text,
  newKey: Text.optional(),
  code: ErrorCode.optional(),
  reached: StepName.optional(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** A page of the history, the newest line first. */
export const HistoryPage = z.strictObject({
  lines: z.array(HistoryLine),
  /** How many lines there are in all. */
  total: z.number().int().nonnegative(),
  /** Lines that could not be read. */
  damaged: z.number().int().nonnegative(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;
