import type { RotationView } from '../../shared/contract/rotation.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { HOUR } from '../../shared/lib/time.ts';
import { failureOf } from '../../shared/values/failure.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Rotator } from '../rotation/rotator.ts';
import type { AppState } from '../snapshot/app-state.ts';
import type { KnownKeys } from '../snapshot/known-keys.ts';
import type { ReportedFailures } from '../snapshot/reported-failures.ts';
import { createKeyRetries } from './key-retries.ts';

/** What upkeep needs, and what it keeps up to date. */
export type UpkeepOptions = {
  readonly rotator: Pick<Rotator, 'recover' | 'lookForOldKeys' | 'onRest'>;
  readonly state: Pick<AppState, 'current' | 'subscribe'>;
  readonly keys: Pick<KnownKeys, 'check' | 'lookAtFiles' | 'askAgain' | 'unanswered'>;
  /** Never throws. */
  readonly readBackups: () => Promise<void>;
  /** Shows what failed until the application ends. */
  readonly failures: Pick<ReportedFailures, 'add'>;
  readonly changed: () => void;
  readonly clock: Clock;
  /** At least 0 and below 1: spreads retries over time. */
  readonly random: () => number;
  readonly log: Log;
  /** The organisation's rules. */
  readonly managed: {
    /** Whether they have changed. Never throws. */
    readAgain(): boolean;
  };
  /** Notifies of what is due; returns in how many ms to call it again. */
  readonly remind: (snapshot: Snapshot) => number;
  /** Automatic rotation. */
  readonly automatic: {
    /** Never throws. */
    look(): Promise<void>;
    /** When there may be something to do next, in ms since 1970. */
    next(): number | undefined;
  };
  /** Checks for an update if that is allowed and due. Never throws, and doesn't wait for the result. */
  readonly lookForUpdates: () => void;
};

/** Times in ms. */
const every = {
  hour: HOUR,
  minute: 60 * 1000,
  // A restored old key is noticed before a person wonders: an editor may save an old buffer.
  lookAtFiles: 15_000,
} as const;

// Anything that answers at all has answered by then. A dead network drive or an unseen prompt never does. In ms.
const PATIENCE = 10 * every.minute;

/** The one loop that keeps the snapshot up to date. */
export type Upkeep = {
  /** Does everything at once. */
  now(): void;
  /** Another program has changed a file. */
  filesChanged(): void;
};

/**
 * Reads the organisation's rules, recovers rotations, then reads files and ages: at the start, every hour, and when
 * `now` is called (after sleep). After a rotation has saved a key and rests, it reads the files again, every 15 s for
 * an hour. It also runs reminders and checks for updates. One loop with one timer: nothing else wakes an idle process.
 * A part that hangs or fails doesn't stop the others.
 */
export function startUpkeep(options: UpkeepOptions): Upkeep {
  const { rotator, state, keys, clock, random, log } = options;
  const { remind, automatic, managed, lookForUpdates, changed } = options;
  const unanswered = createKeyRetries({ keys, clock, random });
  const seen = new Set<string>();
  const notChecked = 'files and keys could not be checked';
  const changedFiles: ReadonlySet<string> = new Set(['succeeded', 'undone']);
  let isDue = true;
  let sleeping: { readonly until: number; readonly wake: () => void } | undefined;

  /**
   * Runs one part: an error is logged, and shown if `isShown`; one that hangs is no longer waited for. Never throws.
   */
  async function attempt(
    work: () => Promise<unknown>,
    { failed, isShown = false }: { readonly failed: string; readonly isShown?: boolean },
  ): Promise<void> {
    const ended = new AbortController();
    const done = work()
      .catch((cause: unknown) => {
        log.error(failed, cause);
        if (isShown) options.failures.add(failureOf(cause));
      })
      .finally(() => {
        ended.abort();
      });
    await Promise.race([done, clock.sleep(PATIENCE, ended.signal)]);
  }

  async function everything(): Promise<void> {
    if (managed.readAgain()) {
      log.info('the policy of the organisation has changed');
      changed();
    }
    await attempt(rotator.recover, { failed: 'the journal could not be read', isShown: true });
    await afterRotation();
    await attempt(automatic.look, { failed: 'what rotates by itself could not be looked at' });
    lookForUpdates();
  }

  async function afterRotation(): Promise<void> {
    await attempt(keys.check, { failed: notChecked, isShown: true });
    await attempt(options.readBackups, { failed: 'the backups could not be read' });
  }

  async function rest(milliseconds: number): Promise<void> {
    if (isDue) return;
    const abort = new AbortController();
    const wake = (): void => {
      abort.abort();
    };
    sleeping = { until: clock.monotonic() + milliseconds, wake };
    await clock.sleep(Math.max(0, milliseconds), abort.signal);
    sleeping = undefined;
  }

  /** In how many ms a key may rotate automatically; a minute at least, since it has just been looked at. */
  function untilAutomatic(): number {
    const at = automatic.next();
    return at === undefined ? every.hour : Math.max(every.minute, at - clock.now());
  }

  let nextAt = clock.monotonic();

  /** Does what is due; returns in how many ms to call it again. */
  async function look(): Promise<number> {
    if (isDue || clock.monotonic() >= nextAt) {
      isDue = false;
      nextAt = clock.monotonic() + every.hour;
      await everything();
      nextAt = clock.monotonic() + Math.min(every.hour, untilAutomatic());
    }
    if (unanswered.isDue()) {
      const failed = 'AWS could not be asked again about keys';
      await attempt(unanswered.ask, { failed });
    }
    const before = state.current();
    const isYoung = before.rotations.some((view) => isJustSaved(view, clock.now()));
    if (isYoung) {
      const failed = 'the files could not be looked at again';
      await attempt(rotator.lookForOldKeys, { failed });
    }
    const waits = [
      remind(isYoung ? state.current() : before),
      nextAt - clock.monotonic(),
      unanswered.in() ?? every.hour,
    ];
    return Math.min(...waits, isYoung ? every.lookAtFiles : every.hour);
  }

  /** The loop survives any error: nothing else reminds or recovers. */
  async function loop(): Promise<never> {
    for (;;) {
      let wait: number = every.minute;
      try {
        wait = await look();
      } catch (cause) {
        log.error('the upkeep was interrupted', cause);
      }
      await rest(wait);
    }
  }

  // Only at rest: a check during a rotation would only disturb it.
  rotator.onRest(({ state: step, id }) => {
    const name = `${step} ${id}`;
    if (!changedFiles.has(step) || seen.has(name)) return;
    seen.add(name);
    void afterRotation();
    // The loop has to wake up earlier.
    sleeping?.wake();
  });
  state.subscribe((snapshot) => {
    const next = clock.monotonic() + Math.min(remind(snapshot), unanswered.in() ?? every.hour);
    if (sleeping !== undefined && next < sleeping.until) sleeping.wake();
  });
  void loop();
  return {
    now: () => {
      isDue = true;
      sleeping?.wake();
    },
    filesChanged: () => {
      void attempt(keys.lookAtFiles, { failed: notChecked, isShown: true });
    },
  };
}

/** Whether another program may still write the old key back: within an hour of saving. */
function isJustSaved(view: RotationView, now: number): boolean {
  return view.state === 'succeeded' && Math.abs(now - view.endedAt) <= every.hour;
}
