import { failureOf } from '../../shared/failure.ts';
import type { Clock, Log } from '../rotation/ports.ts';
import type { Rotator } from '../rotation/rotator.ts';
import type { AppState } from './app-state.ts';

/** What is kept up to date. */
export type KeepUpOptions = {
  readonly rotator: Rotator;
  readonly state: AppState;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells what a person has to be reminded of by now. */
  readonly remind: () => void;
  /** Rotates what is due, where a person has said that it may. Never throws. */
  readonly rotateByItself: () => Promise<void>;
};

const HOUR_IN_MS = 60 * 60 * 1000;
// An editor that saves an old buffer is noticed before anybody starts to wonder.
const LOOK_AGAIN_IN_MS = 15_000;

/** Keeps what is shown true by itself. */
export type KeepUp = {
  /** Does so at once. */
  now(): void;
  /** Another program has changed a file. */
  filesChanged(): void;
};

/**
 * Finishes what a crash has left, then reads files and ages: at the start, every hour, and whenever `now` is called
 * (after sleep). A rotation that has saved a new key makes it look at the files again.
 */
export function keepUp({
  rotator,
  state,
  clock,
  log,
  remind,
  rotateByItself,
}: KeepUpOptions): KeepUp {
  const seen = new Set<string>();
  const ends: ReadonlySet<string> = new Set(['succeeded', 'undone']);

  async function once(): Promise<void> {
    try {
      await rotator.recover();
    } catch (cause) {
      log.error('the journal could not be read', cause);
      state.addTrouble(failureOf(cause));
    }
    await afterRotation();
    remind();
    await rotateByItself();
  }

  async function told(look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (cause) {
      log.error('files and keys could not be checked', cause);
      state.addTrouble(failureOf(cause));
    }
  }

  async function afterRotation(): Promise<void> {
    await told(state.check);
    await state.readBackups();
  }

  async function everyHour(): Promise<never> {
    for (;;) {
      await once();
      await clock.sleep(HOUR_IN_MS);
    }
  }

  /** Only while a rotation is young does anything come of it; else it costs a look at an empty list. */
  async function lookAgain(): Promise<never> {
    for (;;) {
      await clock.sleep(LOOK_AGAIN_IN_MS);
      try {
        await rotator.lookForOldKeys();
      } catch (cause) {
        log.error('the files could not be looked at again', cause);
      }
    }
  }

  state.subscribe(({ rotations }) => {
    const saved = rotations.filter(
      ({ state: step, id }) => ends.has(step) && !seen.has(`${step} ${id}`),
    );
    for (const { state: step, id } of saved) {
      seen.add(`${step} ${id}`);
    }
    if (saved.length > 0) {
      void afterRotation();
    }
  });
  void everyHour();
  void lookAgain();
  return {
    now: () => {
      void once();
    },
    filesChanged: () => {
      void told(state.lookAtFiles);
    },
  };
}
