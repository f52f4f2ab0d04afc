import type { KeysToSnooze, Snoozes, SnoozeUntil } from '../../shared/contract/reminders.ts';
import { defined } from '../../shared/lib/defined.ts';
import { morningAfter } from '../../shared/lib/local-time.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';

/** Puts reminders off. */
export type Snoozing = {
  /** Those that have not ended. */
  current(): Snoozes;
  /** Throws what keeps them from being written down, and stays with what was before. */
  set(keys: KeysToSnooze, until: SnoozeUntil): void;
};

/** What `createSnoozing` is given. */
export type SnoozingOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly kept: { get(): Snoozes; set(snoozes: Snoozes): void };
  readonly changed: () => void;
};

/** Whoever wants no reminders for longer switches them off, and sees that they are. */
const LONGEST_IN_DAYS = 366;

/** Begins with what was kept. */
export function createSnoozing({ now, kept, changed }: SnoozingOptions): Snoozing {
  const current = (): Snoozes => stillOn(kept.get(), now());
  return {
    current,
    set: (keys, until) => {
      kept.set(withSnooze(current(), keys, endOf(until, now())));
      changed();
    },
  };
}

/** When a snooze ends that is begun now, in ms since 1970; undefined where there is none any more. */
function endOf(until: SnoozeUntil, now: number): number | undefined {
  switch (until) {
    case 'tomorrow':
      return morningAfter(now, 1);
    case 'next week':
      return morningAfter(now, 7);
    case 'now':
      return undefined;
    default:
      return typeof until === 'number'
        ? Math.min(until, morningAfter(now, LONGEST_IN_DAYS))
        : unreachable(until);
  }
}

/** Pure. */
function withSnooze({ all, keys }: Snoozes, of: KeysToSnooze, end: number | undefined): Snoozes {
  if (of === 'all') {
    return end === undefined ? { keys } : { all: end, keys };
  }
  const { [of]: _, ...others } = keys;
  return {
    ...defined({ all }),
    keys: end === undefined ? others : { ...others, [of]: end },
  };
}

/** Without those that have ended. Pure. */
function stillOn({ all, keys }: Snoozes, now: number): Snoozes {
  return {
    ...(all === undefined || all <= now ? {} : { all }),
    keys: Object.fromEntries(Object.entries(keys).filter(([, end]) => end > now)),
  };
}
