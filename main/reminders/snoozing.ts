import type { KeysToSnooze, Snoozes, SnoozeUntil } from '../../shared/contract/reminders.ts';
import { defined } from '../../shared/lib/defined.ts';
import { morningAfter } from '../../shared/lib/local-time.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';

export type Snoozing = {
  /** Those that have not ended. */
  current(): Snoozes;
  /** Throws if it can't be stored; the previous snoozes stay. */
  set(keys: KeysToSnooze, until: SnoozeUntil): void;
};

export type SnoozingOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly kept: { get(): Snoozes; set(snoozes: Snoozes): void };
  readonly changed: () => void;
};

/** A person who wants no reminders for longer switches them off, which the settings show. */
const LONGEST_IN_DAYS = 366;

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

/** The end of a snooze that begins now, in ms since 1970; undefined where it ends at once. */
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
