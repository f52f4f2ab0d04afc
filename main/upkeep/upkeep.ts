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

/** What is kept up to date. */
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
  /** From 0 up to 1, without 1: spreads what is asked again. */
  readonly random: () => number;
  readonly log: Log;
  /** What an organisation has set. */
  readonly managed: {
    /** Whether anything is different now. Never throws. */
    readAgain(): boolean;
  };
  /** Tells what a person has to be reminded of by now; gives in how many ms to ask again. */
  readonly remind: (snapshot: Snapshot) => number;
  /** Rotates what is due, where a person has said that it may. */
  readonly automatic: {
    /** Never throws. */
    look(): Promise<void>;
    /** When there may be something to do again, in ms since 1970. */
    next(): number | undefined;
  };
  /** Looks for an update where a person has agreed and it is time to. Never throws, and waits for nothing. */
  readonly lookForUpdates: () => void;
};

/** Times in ms. */
const every = {
  hour: HOUR,
  minute: 60 * 1000,
  // An editor that saves an old buffer is noticed before anybody starts to wonder.
  lookAtFiles: 15_000,
} as const;

// Whoever answers at all has answered by then. A dead network drive or a prompt that nobody sees never does. In ms.
const PATIENCE = 10 * every.minute;

/** Keeps what is shown true by itself. */
export type Upkeep = {
  /** Does so at once. */
  now(): void;
  /** Another program has changed a file. */
  filesChanged(): void;
};

/**
 * Reads what an organisation has set, finishes what a crash has left, then reads files and ages: at the start, every
 * hour, and whenever `now` is called (after sleep). A rotation that has saved a key and rests makes it look at the files
 * again, and for an hour every 15 s. Reminds on the way, and looks for updates. It is one loop with one timer: nothing
 * else waits while nothing happens. What hangs or fails keeps none of the others from their turn.
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
   * Does one thing of many: what fails is logged, and shown where it should be; what hangs is left behind. Never throws.
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

  /** Until a key may rotate by itself, in ms; not at once, which it has just had its chance for. */
  function untilAutomatic(): number {
    const at = automatic.next();
    return at === undefined ? every.hour : Math.max(every.minute, at - clock.now());
  }

  let nextAt = clock.monotonic();

  /** Does what it is time for; gives in how many ms to look again. */
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

  /** Whatever goes wrong once, it goes on: nobody else would remind of anything, or recover. */
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

  // Not before: a check in the midst of a rotation would only be in its way.
  rotator.onRest(({ state: step, id }) => {
    const name = `${step} ${id}`;
    if (!changedFiles.has(step) || seen.has(name)) return;
    seen.add(name);
    void afterRotation();
    // The loop looks more often now.
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

/** Whether a file may still get the old key back: within an hour of the saving. */
function isJustSaved(view: RotationView, now: number): boolean {
  return view.state === 'succeeded' && Math.abs(now - view.endedAt) <= every.hour;
}
