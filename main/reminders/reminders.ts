import type { Notice } from '../../shared/contract/notice.ts';
import type { ReminderItem, ReportedReminders } from '../../shared/contract/reminders.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { LocalTime } from '../../shared/lib/local-time.ts';
import { MINUTE, HOUR } from '../../shared/lib/time.ts';
import { nextReminderCheck } from '../../shared/reminders/next-reminder-check.ts';
import { reminderItems } from '../../shared/reminders/reminder-items.ts';
import {
  isReportedOnce,
  type ReminderFacts,
  shouldNotify,
  reportedEarlier,
  withReported,
} from '../../shared/reminders/should-notify.ts';
import { snoozedUntil } from '../../shared/reminders/snoozed-until.ts';

export type ReminderOptions = {
  readonly clock: { now(): number; monotonic(): number };
  readonly local: LocalTime;
  readonly kept: { get(): ReportedReminders; set(reported: ReportedReminders): void };
  /** Returns a function that removes the notification. */
  readonly notify: (notice: Notice) => () => void;
  readonly isWindowInFront: () => boolean;
  readonly log: {
    debug(message: string, facts: { readonly because: string }): void;
    error(message: string, cause: unknown): void;
  };
};

/** Notifies of what is due; returns in how many ms to call it again. Never throws. */
export type Remind = (snapshot: Snapshot) => number;

// Clocks drift; a person sets them by more. In ms.
const SET_BACK = MINUTE;

/** The reminders of this process, which starts now. It has no timer: the caller calls it in time. */
export function createReminders(options: ReminderOptions): Remind {
  const { clock, local, kept, notify, isWindowInFront, log } = options;
  const startedAt = clock.now();
  let reported = kept.get();
  let last = { now: startedAt, monotonic: clock.monotonic() };
  let because = '';
  const shown = new Set<{
    readonly items: readonly ReminderItem[];
    readonly withdraw: () => void;
  }>();

  function keep(next: ReportedReminders): void {
    reported = next;
    try {
      kept.set(next);
    } catch (cause) {
      // This process remembers; after the next start there may be one reminder too many.
      log.error('a reminder could not be written down', cause);
    }
  }

  /**
   * The wall clock was set back if it has advanced less than the monotonic one: then all report times become earlier by
   * the difference.
   */
  function noticeSetBack(): void {
    const now = { now: clock.now(), monotonic: clock.monotonic() };
    const by = now.monotonic - last.monotonic - (now.now - last.now);
    last = now;
    if (by > SET_BACK) keep(reportedEarlier(reported, by));
  }

  /** Removes notifications of what is no longer so, or what a person has snoozed. */
  function withdraw(snapshot: Snapshot): void {
    const wanted = new Set(
      reminderItems({ ...snapshot, startedAt })
        .filter(({ keys }) => snoozedUntil(snapshot.snoozes, keys, snapshot.at) === undefined)
        .map(nameOf),
    );
    takeAway((items) => !items.every((item) => wanted.has(nameOf(item))));
  }

  function takeAway(isOver: (items: readonly ReminderItem[]) => boolean): void {
    for (const notification of [...shown].filter(({ items }) => isOver(items))) {
      shown.delete(notification);
      notification.withdraw();
    }
  }

  /** Notifies of these, and removes the notifications of earlier days that name nothing else. */
  function tell(notice: Notice, items: readonly ReminderItem[]): void {
    const names = new Set(items.map(nameOf));
    takeAway((others) => others.every((other) => names.has(nameOf(other))));
    shown.add({ items, withdraw: notify(notice) });
  }

  function look(snapshot: Snapshot): number {
    noticeSetBack();
    // Before the files have been read, no item is known to have ended.
    if (snapshot.loaded) withdraw(snapshot);
    const facts = (): ReminderFacts => ({
      snapshot,
      reported,
      windowInFront: isWindowInFront(),
      startedAt,
      local,
    });
    const decision = shouldNotify(facts());
    if (decision.tell) {
      keep(withReported(reported, decision.matters, snapshot.at));
      tell(decision.notice, decision.matters);
    } else if (decision.because === 'window in front') {
      const seen = decision.matters.filter(isReportedOnce);
      if (seen.length > 0) keep(withReported(reported, seen, snapshot.at));
    }
    const reason = decision.tell ? 'told' : decision.because;
    if (reason !== because) log.debug('reminders', { because: reason });
    because = reason;
    return nextReminderCheck(facts());
  }

  return (snapshot) => {
    try {
      return look(snapshot);
    } catch (cause) {
      log.error('a reminder could not be given', cause);
      return HOUR;
    }
  };
}

function nameOf({ topic, key }: ReminderItem): string {
  return `${topic} ${key}`;
}
