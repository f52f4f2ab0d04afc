import { z } from 'zod';
import { exportFormats, historyEventNames } from '../values/choices.ts';
import { ErrorCode } from '../values/failure.ts';
import { Instant } from '../values/key-facts.ts';
import { StepName } from './rotation.ts';

const Text = z.string().max(512);

/** The events that the history records. */
export const HistoryEvent = z.enum(historyEventNames);
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
  /** When AWS created the old key, if that was known. */
  oldKeyCreatedAt: Instant.optional(),
  code: ErrorCode.optional(),
  reached: StepName.optional(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** Which lines to show: those that meet all conditions. */
export const HistoryFilter = z.strictObject({
  /** Words in profiles, user, account or key IDs: all of them have to be found, in any order and case. */
  search: z.string().max(200).optional(),
  event: HistoryEvent.optional(),
  /** From this instant on. */
  from: Instant.optional(),
  /** Before this instant. */
  to: Instant.optional(),
});
export type HistoryFilter = z.infer<typeof HistoryFilter>;

/** A table for programs, or a page for an auditor. */
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** A place in the file where the history differs from what was written. */
export const HistoryDamage = z.strictObject({
  /** A line that was changed or torn, or lines that were removed. */
  what: z.enum(['changed', 'removed']),
  /** The line of the file, counted from 1; of removed lines, where they should be. */
  line: z.number().int().positive(),
  /** How many lines of the page are above it. */
  below: z.number().int().nonnegative(),
});
export type HistoryDamage = z.infer<typeof HistoryDamage>;

/** A page of the history, the newest line first. */
export const HistoryPage = z.strictObject({
  lines: z.array(HistoryLine),
  /** Empty where a filter is set. */
  damages: z.array(HistoryDamage),
  /** How many lines meet the filter in all. */
  total: z.number().int().nonnegative(),
  /** Lines that could not be read. */
  damaged: z.number().int().nonnegative(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;
