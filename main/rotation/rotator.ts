import { Failed } from '../../shared/failure.ts';
import { accessKeyId, type RotationId } from '../../shared/identifiers.ts';
import type { OpenChoice, RotationView, UsedElsewhere } from '../../shared/rotation.ts';
import { begin } from './begin.ts';
import { createCells } from './cells.ts';
import { profileToRotate } from './check.ts';
import { answerFor, journalledContext, type RunCell } from './context.ts';
import { drive } from './drive.ts';
import type { Ports } from './ports.ts';
import { mayPassByItself, recovered } from './recover.ts';
import type { Run } from './run.ts';
import { settleByPerson } from './settle.ts';
import { createTurns } from './turns.ts';
import { viewOf } from './view.ts';

/** The engine: everything that can be asked of rotations. Methods that take a rotation throw UNKNOWN_ROTATION. */
export type Rotator = {
  /** Starts to rotate the key of a profile and gives the rotation's id; the views tell the rest. */
  rotate(profile: string): Promise<RotationId>;
  /** Stops a rotation where that is still safe, or puts an answered question away. */
  cancel(rotation: RotationId): void;
  answerUsedElsewhere(rotation: RotationId, answer: UsedElsewhere): Promise<void>;
  /** Deactivates the old key because a person asks for it. */
  retire(rotation: RotationId): Promise<void>;
  resolveOpen(rotation: RotationId, choice: OpenChoice, keyId: string | undefined): Promise<void>;
  /** Puts an ended rotation out of sight; what still needs somebody stays. */
  dismiss(rotation: RotationId): void;
  /**
   * Finishes, undoes or shows every rotation of the journal that isn't running. Throws JOURNAL_DAMAGED, once for each
   * file that doesn't even tell whose it is, after it has begun with all others.
   */
  recover(): Promise<void>;
  /** The newest first. */
  views(): readonly RotationView[];
  /** Ends when nothing runs any more. */
  idle(): Promise<void>;
};

/** Builds the engine on its ports. `changed` is called after every change of a view. */
export function createRotator(ports: Ports, changed: () => void): Rotator {
  const cells = createCells(ports, changed);
  const turns = createTurns();
  const told = new Set<string>();

  /** Drives a journalled run, when it is its user's turn. */
  function startDriving(cell: RunCell): void {
    const context = journalledContext(ports, cell);
    const { account, userId } = context.entry().plan;
    cells.start(cell, () => turns.take(`${account}/${userId}`, () => drive(context)));
  }

  async function resume(cell: RunCell): Promise<void> {
    const context = journalledContext(ports, cell);
    const { account, userId } = context.entry().plan;
    await turns.take(`${account}/${userId}`, async () => {
      // What was proven an hour ago is proven again before it is saved.
      context.note({ provenHere: false });
      if (mayPassByItself(context.entry())) {
        await context.record({ kind: 'resumed' });
      }
      await drive(context);
    });
  }

  function requireFree(oldKey: string, profile: string): void {
    for (const cell of cells.all()) {
      const run = cell.get();
      const over = !cells.isBusy(run.id) && isOver(run);
      if (run.oldKey === oldKey && !over) {
        throw new Failed({ code: 'ALREADY_ROTATING' });
      }
      if (over && run.profiles.includes(profile)) {
        cells.putAway(run.id);
      }
    }
  }

  return {
    rotate: async (name) => {
      const profile = await profileToRotate(ports, name);
      requireFree(profile.pair.id, name);
      const id = ports.newRotationId();
      const cell = cells.add({
        id,
        profiles: [name],
        oldKey: profile.pair.id,
        startedAt: ports.clock.now(),
        step: 'check',
        begunHere: true,
        provenHere: false,
        retireAsked: false,
      });
      cells.start(cell, () => begin({ ports, cells, turns }, cell, name));
      return id;
    },
    cancel: (rotation) => {
      const cell = cells.of(rotation);
      cell.cancel.abort();
      const { question, ...run } = cell.get();
      if (question !== undefined) {
        cell.set({ ...run, refused: { code: 'TWO_KEYS' }, endedAt: ports.clock.now() });
      }
    },
    answerUsedElsewhere: async (rotation, answer) => {
      const cell = cells.of(rotation);
      const { entry } = cell.get();
      if (entry === undefined || !('savedAt' in entry.progress)) {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      ports.answers.set(entry.plan.oldKey, answer);
      // The new key stands where the old one stood: the answer goes on with it.
      ports.answers.set(entry.progress.newKey, answer);
      if (!cells.isBusy(rotation)) {
        startDriving(cell);
      }
      await Promise.resolve();
    },
    retire: async (rotation) => {
      const cell = cells.of(rotation);
      const { retirementFailure: _, ...run } = cell.get();
      if (run.entry?.progress.phase !== 'saved' && run.entry?.progress.phase !== 'deactivating') {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      cell.set({ ...run, retireAsked: true });
      if (!cells.isBusy(rotation)) {
        startDriving(cell);
      }
      await Promise.resolve();
    },
    resolveOpen: async (rotation, choice, keyId) => {
      const cell = cells.of(rotation);
      const context = journalledContext(ports, cell);
      const key = keyId === undefined ? undefined : accessKeyId(keyId);
      const settled = await cells.hold(cell, () => settleByPerson(context, choice, key));
      if (settled === 'closed') {
        cells.putAway(rotation);
        return;
      }
      context.note({ provenHere: false });
      startDriving(cell);
    },
    dismiss: (rotation) => {
      if (cells.isBusy(rotation) || !isOver(cells.of(rotation).get())) {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      cells.putAway(rotation);
    },
    recover: async () => {
      const { runs, unreadable } = await recovered(ports);
      for (const run of runs) {
        const known = cells.find(run.id);
        const isOurs = cells.isBusy(run.id) || known?.get().refused !== undefined;
        if (isOurs || cells.isPutAway(run.id)) {
          continue;
        }
        const { retirementFailure: _, ...current } = known?.get() ?? run;
        const cell = known ?? cells.add(run);
        cell.set(current);
        cells.start(cell, () => resume(cell));
      }
      const failure = unreadable.find(({ path }) => !told.has(path ?? ''));
      if (failure !== undefined) {
        told.add(failure.path ?? '');
        throw new Failed(failure);
      }
    },
    views: () =>
      cells
        .all()
        .map((cell) => cell.get())
        .map((run) => viewOf(run, run.entry && answerFor(ports, run.entry)))
        .toSorted((one, other) => other.startedAt - one.startedAt),
    idle: cells.idle,
  };
}

/** Whether a run needs nobody any more: refused, undone, or its old key is out of use. */
function isOver({ refused, entry }: Run): boolean {
  if (refused !== undefined) {
    return true;
  }
  const phase = entry?.open === undefined ? entry?.progress.phase : undefined;
  return phase === 'rolled back' || phase === 'deactivated' || phase === 'old key gone';
}
