import { type Notice, oldKeyReminder, oldKeysReminder } from '../../shared/notice.ts';
import type { RotationView } from '../../shared/rotation.ts';

/** When a person was last reminded of an old key, in ms since 1970, by the id of its rotation. */
export type Reminded = Readonly<Record<string, number>>;

const DAY_IN_MS = 24 * 60 * 60_000;

/**
 * The rotations whose old key still works, and of which nobody was reminded for a day; none while one runs. A clock
 * that was set back for more than a day counts as a day. Pure.
 */
export function oldKeysToRemindOf(
  rotations: readonly RotationView[],
  reminded: Reminded,
  now: number,
): readonly RotationView[] {
  const busy = new Set(['working', 'rolling back', 'undoing']);
  if (rotations.some(({ state }) => busy.has(state))) return [];
  return rotations.filter((rotation) => {
    if (oldKeyReminder(rotation) === undefined || !('endedAt' in rotation)) return false;
    return Math.abs(now - (reminded[rotation.id] ?? rotation.endedAt)) >= DAY_IN_MS;
  });
}

/** What reminders of old keys are made with. */
export type OldKeyReminderOptions = {
  readonly rotations: () => readonly RotationView[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly kept: { get(): Reminded; set(reminded: Reminded): void };
  readonly notify: (notice: Notice) => void;
  /** The window in front shows the same. */
  readonly isWindowInFront: () => boolean;
  readonly log: { error(message: string, cause: unknown): void };
};

/** Gives what reminds of old keys that still work: once a day at most, all of them in one notification. Never throws. */
export function createOldKeyReminders(options: OldKeyReminderOptions): () => void {
  const { rotations, now, kept, notify, isWindowInFront, log } = options;
  let reminded = kept.get();
  return () => {
    const known = rotations();
    const due = isWindowInFront() ? [] : oldKeysToRemindOf(known, reminded, now());
    const notice = oldKeysReminder(due);
    if (notice === undefined) return;
    const ids = new Set(known.map(({ id }) => id));
    const stillKnown = Object.entries(reminded).filter(([id]) => ids.has(id));
    reminded = {
      ...Object.fromEntries(stillKnown),
      ...Object.fromEntries(due.map(({ id }) => [id, now()])),
    };
    notify(notice);
    try {
      kept.set(reminded);
    } catch (cause) {
      // This process remembers; after the next start there may be one too many.
      log.error('a reminder could not be written down', cause);
    }
  };
}
