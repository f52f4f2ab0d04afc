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
};

const HOUR_IN_MS = 60 * 60 * 1000;

/** Keeps what is shown true by itself; `now` does so at once. */
export type KeepUp = { now(): void };

/**
 * Finishes what a crash has left, then reads files and ages: at the start, every hour, and whenever `now` is called
 * (after sleep). A rotation that has saved a new key makes it look at the files again.
 */
export function keepUp({ rotator, state, clock, log }: KeepUpOptions): KeepUp {
  const seen = new Set<string>();

  async function once(): Promise<void> {
    try {
      await rotator.recover();
    } catch (cause) {
      log.error('the journal could not be read', cause);
      state.addTrouble(failureOf(cause));
    }
    await check();
  }

  async function check(): Promise<void> {
    try {
      await state.check();
    } catch (cause) {
      log.error('files and keys could not be checked', cause);
      state.addTrouble(failureOf(cause));
    }
  }

  async function everyHour(): Promise<never> {
    for (;;) {
      await once();
      await clock.sleep(HOUR_IN_MS);
    }
  }

  state.subscribe(({ rotations }) => {
    const saved = rotations.filter(({ state: step, id }) => step === 'succeeded' && !seen.has(id));
    for (const { id } of saved) {
      seen.add(id);
    }
    if (saved.length > 0) {
      void check();
    }
  });
  void everyHour();
  return {
    now: () => {
      void once();
    },
  };
}
