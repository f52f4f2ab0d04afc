import type { Notice } from '../../shared/contract/notice.ts';
import type { Matter, Told } from '../../shared/contract/reminders.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { LocalTime } from '../../shared/lib/local-time.ts';
import { MINUTE, HOUR } from '../../shared/lib/time.ts';
import { mattersOf } from '../../shared/reminders/reminder-matters.ts';
import {
  isToldOnce,
  type ReminderFacts,
  shouldNotify,
  toldEarlier,
  withTold,
} from '../../shared/reminders/should-notify.ts';
import { snoozedUntil } from '../../shared/reminders/snoozed-until.ts';
import { whenToLook } from '../../shared/reminders/when-to-look.ts';

/** What reminders are made with. */
export type ReminderOptions = {
  readonly clock: { now(): number; monotonic(): number };
  readonly local: LocalTime;
  readonly kept: { get(): Told; set(told: Told): void };
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
  const shown = new Set<{ readonly matters: readonly Matter[]; readonly withdraw: () => void }>();

  function keep(next: Told): void {
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
    if (by > SET_BACK) keep(toldEarlier(told, by));
  }

  /** Takes away what says something that is no longer so, or that a person does not want to hear of. */
  function withdraw(snapshot: Snapshot): void {
    const wanted = new Set(
      mattersOf({ ...snapshot, startedAt })
        .filter(({ keys }) => snoozedUntil(snapshot.snoozes, keys, snapshot.at) === undefined)
        .map(nameOf),
    );
    takeAway((matters) => !matters.every((matter) => wanted.has(nameOf(matter))));
  }

  function takeAway(isOver: (matters: readonly Matter[]) => boolean): void {
    for (const notification of [...shown].filter(({ matters }) => isOver(matters))) {
      shown.delete(notification);
      notification.withdraw();
    }
  }

  /** Tells of these; what told of nothing else the day before goes. */
  function tell(notice: Notice, matters: readonly Matter[]): void {
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
      told,
      windowInFront: isWindowInFront(),
      startedAt,
      local,
    });
    const decision = shouldNotify(facts());
    if (decision.tell) {
      keep(withTold(told, decision.matters, snapshot.at));
      tell(decision.notice, decision.matters);
    } else if (decision.because === 'window in front') {
      const seen = decision.matters.filter(isToldOnce);
      if (seen.length > 0) keep(withTold(told, seen, snapshot.at));
    }
    const reason = decision.tell ? 'told' : decision.because;
    if (reason !== because) log.debug('reminders', { because: reason });
    because = reason;
    return whenToLook(facts());
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

function nameOf({ topic, key }: Matter): string {
  return `${topic} ${key}`;
}
