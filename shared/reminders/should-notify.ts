import type { Notice } from '../contract/notice.ts';
import {
  isQuiet,
  type ReminderItem,
  type Reminders,
  reminderTopics,
  type Snoozes,
  type ReportedReminders,
} from '../contract/reminders.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { type LocalTime, nineInTheMorning } from '../lib/local-time.ts';
import { HOUR, DAY } from '../lib/time.ts';
import type { Limits } from '../settings/due.ts';
import { reminderItems } from './reminder-items.ts';
import { noticeOf } from './reminder-notice.ts';
import { snoozedUntil } from './snoozed-until.ts';

/** The facts that a decision about reminders depends on. */
export type ReminderFacts = {
  readonly snapshot: Pick<Snapshot, 'loaded' | 'checking' | 'profiles' | 'rotations' | 'at'> & {
    readonly limits: Limits;
    readonly reminders: Reminders;
    readonly snoozes: Snoozes;
  };
  readonly reported: ReportedReminders;
  /** The window is in front, which shows the same. */
  readonly windowInFront: boolean;
  /** When this process was started, in ms since 1970. */
  readonly startedAt: number;
  readonly local: LocalTime;
};

/** Why no notification is shown now. */
export type SilenceReason =
  | 'switched off'
  | 'files not read'
  | 'asking AWS'
  | 'a rotation runs'
  | 'nothing to tell'
  | 'snoozed'
  | 'told already'
  | 'window in front'
  | 'quiet hours';

/** Whether to notify, of which items and in which words; or why not. */
export type ReminderDecision =
  | { readonly tell: true; readonly matters: readonly ReminderItem[]; readonly notice: Notice }
  | {
      readonly tell: false;
      readonly because: SilenceReason;
      readonly matters: readonly ReminderItem[];
    };

/** How many days pass between two reminders of the same topic; undefined: reported once. */
const everyDays = {
  open: 1,
  'in quarantine': 1,
  overdue: 1,
  'old key used': 1,
  'not retired': 1,
  'old key works': 1,
  due: 1,
  recovered: undefined,
  retired: undefined,
  'two keys': 7,
  'not used': 7,
} as const satisfies Record<ReminderItem['topic'], number | undefined>;

/**
 * Whether a day has passed since a key was reported: another calendar day here, and 24 hours, or 20 if it is past nine
 * in the morning. A clock set back by as much counts the same, or there would be no reminder for as long.
 */
export function isDayOver(toldAt: number, now: number, local: LocalTime): boolean {
  const gap = Math.abs(now - toldAt);
  const isMorning = gap >= 20 * HOUR && local.minute(now) >= nineInTheMorning;
  return local.day(toldAt) !== local.day(now) && (gap >= DAY || isMorning);
}

/** The reminder items that are due now, before snoozes and quiet hours. Pure. */
function readyReminderItems(
  items: readonly ReminderItem[],
  {
    reported,
    local,
    snapshot: { at: now },
  }: Pick<ReminderFacts, 'reported' | 'local' | 'snapshot'>,
): readonly ReminderItem[] {
  return items.filter(({ topic, key, since, wait }) => {
    const before = reported[key] ?? {};
    const times = reminderTopics.flatMap((other) => before[other] ?? []);
    const isKeyReady = times.every((at) => isDayOver(at, now, local));
    return isKeyReady && isReady(before[topic], { topic, since, wait }, now);
  });
}

function isReady(
  toldAt: number | undefined,
  { topic, since, wait }: Pick<ReminderItem, 'topic' | 'since' | 'wait'>,
  now: number,
): boolean {
  if (Math.abs(now - since) < wait) return false;
  if (toldAt === undefined) return true;
  const days = everyDays[topic];
  return days === undefined
    ? toldAt < since
    : Math.abs(now - toldAt) >= (days - 1) * DAY + 20 * HOUR;
}

/** Whether to notify, with everything that is ready in one notification. Pure. */
export function shouldNotify(facts: ReminderFacts): ReminderDecision {
  const { snapshot, windowInFront, startedAt, local } = facts;
  const { at: now, rotations, reminders, snoozes } = snapshot;
  const all = reminderItems({ ...snapshot, startedAt });
  const wanted = all.filter(({ keys }) => snoozedUntil(snoozes, keys, now) === undefined);
  const ready = readyReminderItems(wanted, facts);
  const because = whyNot();
  return because === undefined
    ? { tell: true, matters: ready, notice: noticeOf(ready) }
    : { tell: false, because, matters: ready };

  function whyNot(): SilenceReason | undefined {
    if (!reminders.on) return 'switched off';
    if (!snapshot.loaded) return 'files not read';
    // Otherwise the first key that AWS answers about would get a notification alone.
    if (snapshot.checking) return 'asking AWS';
    if (rotations.some(({ state }) => runs.has(state))) return 'a rotation runs';
    if (all.length === 0) return 'nothing to tell';
    if (wanted.length === 0) return 'snoozed';
    if (ready.length === 0) return 'told already';
    if (windowInFront) return 'window in front';
    return isQuiet(reminders, local.minute(now)) ? 'quiet hours' : undefined;
  }
}

const runs: ReadonlySet<string> = new Set(['working', 'rolling back', 'undoing']);

/** Whether an item is reported once only: one seen in the window gets no notification later. Pure. */
export function isReportedOnce({ topic }: Pick<ReminderItem, 'topic'>): boolean {
  return everyDays[topic] === undefined;
}

/** The reported reminders with these added. Keys not reported for 40 days are removed. Pure. */
export function withReported(
  before: ReportedReminders,
  items: readonly ReminderItem[],
  now: number,
): ReportedReminders {
  const kept = Object.entries(before).filter(([, topics]) =>
    Object.values(topics).some((at) => Math.abs(now - at) < 40 * DAY),
  );
  const after: Record<string, ReportedReminders[string]> = Object.fromEntries(kept);
  for (const { key, topic } of items) {
    after[key] = { ...after[key], [topic]: now };
  }
  return after;
}

/** The same, with all times earlier by `by` ms: the clock was set back by that. Pure. */
export function reportedEarlier(before: ReportedReminders, by: number): ReportedReminders {
  return Object.fromEntries(
    Object.entries(before).map(([key, topics]) => [
      key,
      Object.fromEntries(Object.entries(topics).map(([topic, at]) => [topic, at - by])),
    ]),
  );
}
