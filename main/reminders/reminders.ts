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

/** What reminders are made with. */
export type ReminderOptions = {
  readonly clock: { now(): number; monotonic(): number };
  readonly local: LocalTime;
  readonly kept: { get(): ReportedReminders; set(told: ReportedReminders): void };
  /** Gives what takes the notification away again. */
  readonly notify: (notice: Notice) => () => void;
  readonly isWindowInFront: () => boolean;
  readonly log: {
    debug(message: string, facts: { readonly because: string }): void;
    error(message: string, cause: unknown): void;
  };
};

/** Reminds of what a snapshot tells of, where it is time for that; gives in how many ms to look again. Never throws. */
export type Remind = (snapshot: Snapshot) => number;

// Clocks drift; what was set is further off. In ms.
const SET_BACK = MINUTE;

/** The reminders of this Keyturn, which starts now. Holds no timer: whoever calls it keeps the time. */
export function createReminders(options: ReminderOptions): Remind {
  const { clock, local, kept, notify, isWindowInFront, log } = options;
  const startedAt = clock.now();
  let told = kept.get();
  let last = { now: startedAt, monotonic: clock.monotonic() };
  let because = '';
  const shown = new Set<{
    readonly matters: readonly ReminderItem[];
    readonly withdraw: () => void;
  }>();

  function keep(next: ReportedReminders): void {
    told = next;
    try {
      kept.set(next);
    } catch (cause) {
      // This process remembers; after the next start there may be one too many.
      log.error('a reminder could not be written down', cause);
    }
  }

  /** Less time has gone by on the wall than for this computer: what was told was told that much earlier. */
  function noticeSetBack(): void {
    const now = { now: clock.now(), monotonic: clock.monotonic() };
    const by = now.monotonic - last.monotonic - (now.now - last.now);
    last = now;
    if (by > SET_BACK) keep(reportedEarlier(told, by));
  }

  /** Takes away what says something that is no longer so, or that a person does not want to hear of. */
  function withdraw(snapshot: Snapshot): void {
    const wanted = new Set(
      reminderItems({ ...snapshot, startedAt })
        .filter(({ keys }) => snoozedUntil(snapshot.snoozes, keys, snapshot.at) === undefined)
        .map(nameOf),
    );
    takeAway((matters) => !matters.every((matter) => wanted.has(nameOf(matter))));
  }

  function takeAway(isOver: (matters: readonly ReminderItem[]) => boolean): void {
    for (const notification of [...shown].filter(({ matters }) => isOver(matters))) {
      shown.delete(notification);
      notification.withdraw();
    }
  }

  /** Tells of these; what told of nothing else the day before goes. */
  function tell(notice: Notice, matters: readonly ReminderItem[]): void {
    const names = new Set(matters.map(nameOf));
    takeAway((others) => others.every((other) => names.has(nameOf(other))));
    shown.add({ matters, withdraw: notify(notice) });
  }

  function look(snapshot: Snapshot): number {
    noticeSetBack();
    // Before the files have been read, nothing is known not to be so.
    if (snapshot.loaded) withdraw(snapshot);
    const facts = (): ReminderFacts => ({
      snapshot,
      reported: told,
      windowInFront: isWindowInFront(),
      startedAt,
      local,
    });
    const decision = shouldNotify(facts());
    if (decision.tell) {
      keep(withReported(told, decision.matters, snapshot.at));
      tell(decision.notice, decision.matters);
    } else if (decision.because === 'window in front') {
      const seen = decision.matters.filter(isReportedOnce);
      if (seen.length > 0) keep(withReported(told, seen, snapshot.at));
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
