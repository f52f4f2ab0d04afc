import { FailureError } from '../../../shared/values/failure.ts';
import type { RotationId } from '../../../shared/values/identifiers.ts';
import type { Ports } from '../machine/ports.ts';
import type { Run } from '../machine/run.ts';
import type { ActiveRotation } from './context.ts';

/** The rotations of this process, and which of them are busy. */
export type ActiveRotations = {
  add(run: Run): ActiveRotation;
  /** Throws UNKNOWN_ROTATION. */
  require(rotation: RotationId): ActiveRotation;
  find(rotation: RotationId): ActiveRotation | undefined;
  all(): readonly ActiveRotation[];
  isBusy(rotation: RotationId): boolean;
  /** Calls back whenever a rotation is not busy any more. */
  onFree(listener: (active: ActiveRotation) => void): void;
  /** Runs work on a rotation and logs what it throws. Ends with the work. */
  start(active: ActiveRotation, work: () => Promise<void>): Promise<void>;
  /** Runs work on a rotation that is not busy. Throws what the work throws, and ALREADY_ROTATING. */
  runExclusively<Result>(active: ActiveRotation, work: () => Promise<Result>): Promise<Result>;
  remove(rotation: RotationId): void;
  /** Whether it was removed from this process; the journal may still have it. */
  isRemoved(rotation: RotationId): boolean;
  /** From now on no step begins. */
  pause(): void;
  isPaused(): boolean;
  /** Ends when no rotation is busy. */
  idle(): Promise<void>;
};

/** No rotations yet. `changed` is called after every change of one. */
export function createActiveRotations({ log }: Ports, changed: () => void): ActiveRotations {
  const rotations = new Map<RotationId, ActiveRotation>();
  const away = new Set<RotationId>();
  const busy = new Set<RotationId>();
  const running = new Set<Promise<void>>();
  const waiting: ((active: ActiveRotation) => void)[] = [];
  const pausing = new AbortController();

  /** A listener that throws must not stop a rotation. */
  function tellChange(): void {
    try {
      changed();
    } catch (cause) {
      log.error('a change could not be shown', cause);
    }
  }

  async function hold<Result>(
    active: ActiveRotation,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const { id } = active.get();
    if (busy.has(id)) {
      throw new FailureError({ code: 'ALREADY_ROTATING' });
    }
    busy.add(id);
    const answer = workAt(active, work);
    wait(answer);
    return answer;
  }

  async function workAt<Result>(
    active: ActiveRotation,
    work: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await work();
    } finally {
      await active.backgroundDone();
      busy.delete(active.get().id);
      tellChange();
      for (const isFree of waiting) isFree(active);
    }
  }

  /** Has `idle` wait for this work, which may fail. */
  function wait(work: Promise<unknown>): void {
    const end = (): void => {
      running.delete(done);
    };
    const done = work.then(end, end);
    running.add(done);
  }

  async function logged(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      log.error('a rotation stopped unexpectedly', cause);
    }
  }

  return {
    add: (first) => {
      let run = first;
      let beside: Promise<void> = Promise.resolve();
      const active: ActiveRotation = {
        get: () => run,
        set: (next) => {
          run = next;
          tellChange();
        },
        cancel: new AbortController(),
        shutdownSignal: pausing.signal,
        runInBackground: (work) => {
          beside = beside.then(() => logged(work));
        },
        backgroundDone: () => beside,
      };
      rotations.set(first.id, active);
      tellChange();
      return active;
    },
    require: (rotation) => {
      const active = rotations.get(rotation);
      if (active === undefined) {
        throw new FailureError({ code: 'UNKNOWN_ROTATION' });
      }
      return active;
    },
    find: (rotation) => rotations.get(rotation),
    all: () => [...rotations.values()],
    isBusy: (rotation) => busy.has(rotation),
    onFree: (listener) => {
      waiting.push(listener);
    },
    start: (active, work) => {
      const done = logged(() => hold(active, work));
      wait(done);
      return done;
    },
    runExclusively: hold,
    remove: (rotation) => {
      away.add(rotation);
      rotations.delete(rotation);
      tellChange();
    },
    isRemoved: (rotation) => away.has(rotation),
    pause: () => {
      pausing.abort();
    },
    isPaused: () => pausing.signal.aborted,
    idle: async () => {
      while (running.size > 0) {
        await Promise.all(running);
      }
    },
  };
}
