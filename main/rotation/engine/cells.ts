import { Failed } from '../../../shared/values/failure.ts';
import type { RotationId } from '../../../shared/values/identifiers.ts';
import type { Ports } from '../machine/ports.ts';
import type { Run } from '../machine/run.ts';
import type { RunCell } from './context.ts';

/** The rotations of this process, and which of them are being worked at. */
export type Cells = {
  add(run: Run): RunCell;
  /** Throws UNKNOWN_ROTATION. */
  of(rotation: RotationId): RunCell;
  find(rotation: RotationId): RunCell | undefined;
  all(): readonly RunCell[];
  isBusy(rotation: RotationId): boolean;
  /** Calls back whenever nobody works at a rotation any more. */
  onFree(listener: (cell: RunCell) => void): void;
  /** Works at a rotation; what it throws is logged. Ends with it. */
  start(cell: RunCell, work: () => Promise<void>): Promise<void>;
  /** Works at a rotation that nobody else works at, and hands on what it throws. Throws ALREADY_ROTATING. */
  hold<Result>(cell: RunCell, work: () => Promise<Result>): Promise<Result>;
  putAway(rotation: RotationId): void;
  /** The journal may still know it; in this process it is over. */
  isPutAway(rotation: RotationId): boolean;
  /** From now on no step begins. */
  pause(): void;
  isPaused(): boolean;
  /** Ends when nothing is worked at any more. */
  idle(): Promise<void>;
};

/** No rotations yet. `changed` is called after every change of one. */
export function createCells({ log }: Ports, changed: () => void): Cells {
  const cells = new Map<RotationId, RunCell>();
  const away = new Set<RotationId>();
  const busy = new Set<RotationId>();
  const running = new Set<Promise<void>>();
  const waiting: ((cell: RunCell) => void)[] = [];
  const pausing = new AbortController();

  /** Whoever shows the views can fail; a rotation must not. */
  function tellChange(): void {
    try {
      changed();
    } catch (cause) {
      log.error('a change could not be shown', cause);
    }
  }

  async function hold<Result>(cell: RunCell, work: () => Promise<Result>): Promise<Result> {
    const { id } = cell.get();
    if (busy.has(id)) {
      throw new Failed({ code: 'ALREADY_ROTATING' });
    }
    busy.add(id);
    const answer = workAt(cell, work);
    wait(answer);
    return answer;
  }

  async function workAt<Result>(cell: RunCell, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } finally {
      await cell.alone();
      busy.delete(cell.get().id);
      tellChange();
      for (const isFree of waiting) isFree(cell);
    }
  }

  /** Whoever is idle has ended this, well or not. */
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
      const cell: RunCell = {
        get: () => run,
        set: (next) => {
          run = next;
          tellChange();
        },
        cancel: new AbortController(),
        pausing: pausing.signal,
        beside: (work) => {
          beside = beside.then(() => logged(work));
        },
        alone: () => beside,
      };
      cells.set(first.id, cell);
      tellChange();
      return cell;
    },
    of: (rotation) => {
      const cell = cells.get(rotation);
      if (cell === undefined) {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      return cell;
    },
    find: (rotation) => cells.get(rotation),
    all: () => [...cells.values()],
    isBusy: (rotation) => busy.has(rotation),
    onFree: (listener) => {
      waiting.push(listener);
    },
    start: (cell, work) => {
      const done = logged(() => hold(cell, work));
      wait(done);
      return done;
    },
    hold,
    putAway: (rotation) => {
      away.add(rotation);
      cells.delete(rotation);
      tellChange();
    },
    isPutAway: (rotation) => away.has(rotation),
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
