import { failureOf } from '../../shared/failure.ts';
import type { RotationView } from '../../shared/rotation.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Clock, Log } from '../rotation/ports.ts';
import type { Rotator } from '../rotation/rotator.ts';
import type { AppState } from './app-state.ts';

/** What is kept up to date. */
export type KeepUpOptions = {
  readonly rotator: Pick<Rotator, 'recover' | 'lookForOldKeys'>;
  readonly state: Pick<
    AppState,
    'addTrouble' | 'check' | 'readBackups' | 'lookAtFiles' | 'subscribe' | 'current'
  >;
  readonly clock: Clock;
  readonly log: Log;
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
  hour: 60 * 60 * 1000,
  minute: 60 * 1000,
  // An editor that saves an old buffer is noticed before anybody starts to wonder.
  lookAtFiles: 15_000,
} as const;

/** Keeps what is shown true by itself. */
export type KeepUp = {
  /** Does so at once. */
  now(): void;
  /** Another program has changed a file. */
  filesChanged(): void;
};

/**
 * Finishes what a crash has left, then reads files and ages: at the start, every hour, and whenever `now` is called
 * (after sleep). A rotation that has saved a new key makes it look at the files again, and for an hour every 15 s.
 * Reminds on the way, and looks for updates. It is one loop with one timer: nothing else waits while nothing happens.
 */
export function keepUp(options: KeepUpOptions): KeepUp {
  const { rotator, state, clock, log, remind, automatic, lookForUpdates } = options;
  const seen = new Set<string>();
  const ends: ReadonlySet<string> = new Set(['succeeded', 'undone']);
  let isDue = true;
  let sleeping: { readonly until: number; readonly wake: () => void } | undefined;

  async function told(look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (cause) {
      log.error('files and keys could not be checked', cause);
      state.addTrouble(failureOf(cause));
    }
  }

  async function everything(): Promise<void> {
    try {
      await rotator.recover();
    } catch (cause) {
      log.error('the journal could not be read', cause);
      state.addTrouble(failureOf(cause));
    }
    await afterRotation();
    await automatic.look();
    lookForUpdates();
  }

  async function afterRotation(): Promise<void> {
    await told(state.check);
    await state.readBackups();
  }

  async function lookForOldKeys(): Promise<void> {
    try {
      await rotator.lookForOldKeys();
    } catch (cause) {
      log.error('the files could not be looked at again', cause);
    }
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

  async function loop(): Promise<never> {
    let nextAt = clock.monotonic();
    for (;;) {
      if (isDue || clock.monotonic() >= nextAt) {
        isDue = false;
        await everything();
        nextAt = clock.monotonic() + Math.min(every.hour, untilAutomatic());
      }
      const isYoung = state.current().rotations.some((view) => isJustSaved(view, clock.now()));
      if (isYoung) await lookForOldKeys();
      const waits = [remind(state.current()), nextAt - clock.monotonic()];
      await rest(Math.min(...waits, isYoung ? every.lookAtFiles : every.hour));
    }
  }

  state.subscribe((snapshot) => {
    const saved = snapshot.rotations.filter(
      ({ state: step, id }) => ends.has(step) && !seen.has(`${step} ${id}`),
    );
    for (const { state: step, id } of saved) {
      seen.add(`${step} ${id}`);
    }
    if (saved.length > 0) {
      void afterRotation();
      // The loop looks more often now.
      sleeping?.wake();
    }
    const next = clock.monotonic() + remind(snapshot);
    if (sleeping !== undefined && next < sleeping.until) sleeping.wake();
  });
  void loop();
  return {
    now: () => {
      isDue = true;
      sleeping?.wake();
    },
    filesChanged: () => {
      void told(state.lookAtFiles);
    },
  };
}

/** Whether a file may still get the old key back: within an hour of the saving. */
function isJustSaved(view: RotationView, now: number): boolean {
  return view.state === 'succeeded' && Math.abs(now - view.endedAt) <= every.hour;
}
