import { nineInTheMorning } from '../lib/local-time.ts';
import { MINUTE, HOUR, DAY } from '../lib/time.ts';
import type { ReminderFacts } from './should-notify.ts';

/**
 * Milliseconds until reminders must be decided again: a key's day, a snooze or the quiet hours end, or the window may
 * be closed. From a minute to an hour, so that a changed clock is noticed. Pure.
 */
export function nextReminderCheck({
  snapshot,
  reported,
  windowInFront,
  local,
}: ReminderFacts): number {
  const { at: now, reminders, snoozes } = snapshot;
  const until = (minute: number): number =>
    ((minute - local.minute(now) + 1440) % 1440 || 1440) * MINUTE;
  const ofKeys = Object.values(reported)
    .flatMap((topics) => Object.values(topics))
    .flatMap((at) => [at + 20 * HOUR - now, at + DAY - now]);
  const ofSnoozes = [snoozes.all ?? 0, ...Object.values(snoozes.keys)].map((end) => end - now);
  const times = [
    ...ofKeys,
    ...ofSnoozes,
    until(0),
    until(nineInTheMorning),
    ...(reminders.quiet.on ? [until(reminders.quiet.to)] : []),
    ...(windowInFront ? [5 * MINUTE] : []),
    HOUR,
  ];
  return Math.max(MINUTE, Math.min(...times.filter((time) => time > 0)));
}
