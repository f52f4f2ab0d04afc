import { z } from 'zod';
import { Instant } from '../values/key-facts.ts';
import type { ReminderWords } from '../words/settings/reminders.ts';
import { MaskedKeyId } from './rotation.ts';

/** A time of the day, in minutes since midnight. */
const MinuteOfDay = z.number().int().min(0).max(1439);

/** Whether and when a person is reminded. */
export const Reminders = z.strictObject({
  on: z.boolean(),
  /** No notification between these times; over midnight where `from` is later than `to`. */
  quiet: z.strictObject({ on: z.boolean(), from: MinuteOfDay, to: MinuteOfDay }),
});
export type Reminders = z.infer<typeof Reminders>;

/** Reminders are what Keyturn is for. Quiet hours are off: the system has its own. */
export const defaultReminders: Reminders = {
  on: true,
  quiet: { on: false, from: 22 * 60, to: 7 * 60 },
};

/** Until when a person wants no reminders (ms since 1970): of one key, or of all. */
export const Snoozes = z.strictObject({
  all: Instant.optional(),
  keys: z.record(MaskedKeyId, Instant),
});
export type Snoozes = z.infer<typeof Snoozes>;

/** The keys to snooze. */
export const KeysToSnooze = z.union([z.literal('all'), MaskedKeyId]);
export type KeysToSnooze = z.infer<typeof KeysToSnooze>;

/** Until when; `now` ends a snooze. */
export const SnoozeUntil = z.union([z.enum(['tomorrow', 'next week', 'now']), Instant]);
export type SnoozeUntil = z.infer<typeof SnoozeUntil>;

/** What there is to remind of, the most urgent first. */
export const reminderTopics = [
  'open',
  'in quarantine',
  'overdue',
  'old key used',
  'not retired',
  'old key works',
  'due',
  'recovered',
  'retired',
  'two keys',
  'not used',
] as const;
export const ReminderTopic = z.enum(reminderTopics);
export type ReminderTopic = z.infer<typeof ReminderTopic>;

/** When a person was last notified of each topic of a key, in ms since 1970. The keys are masked IDs. */
export const ReportedReminders = z.record(
  z.string().max(64),
  z.partialRecord(ReminderTopic, z.number()),
);
export type ReportedReminders = z.infer<typeof ReportedReminders>;

/** One thing to remind of. */
export type ReminderItem = {
  readonly topic: ReminderTopic;
  /** The masked ID of the key it is about: a person is notified of each at most once a day. */
  readonly key: string;
  /** IDs whose snooze applies to it: the key itself, and the one in the files. */
  readonly keys: readonly string[];
  readonly profiles: readonly string[];
  readonly words: ReminderWords;
  /** Since when it holds (ms since 1970), and how long it waits before it is reported, in ms. */
  readonly since: number;
  readonly wait: number;
  /** Whether the key can be rotated at a click. */
  readonly rotates: boolean;
};

/** Whether it is within the quiet hours, by minutes since midnight. Pure. */
export function isQuiet({ quiet }: Reminders, minute: number): boolean {
  const { on, from, to } = quiet;
  if (!on || from === to) return false;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
