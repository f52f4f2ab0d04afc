import { failureOf, mayBeTakenOver } from '../../../shared/values/failure.ts';
import { isOnlyObserved } from '../machine/entry.ts';
import { entryOf, failureForgotten, unverified } from '../machine/run.ts';
import { checkOldPairInFiles } from '../signing/pairs.ts';
import type { EngineParts } from './begin-rotation.ts';
import { journalledContext, type ActiveRotation } from './context.ts';
import { runEngineLoop } from './engine-loop.ts';
import { isTooEarly, isRetriedAutomatically } from './runs-in-journal.ts';

/** Starts the engine loop of journalled rotations under the lock, each in the queue of its user. */
export type RotationWorker = {
  /** At once, or as soon as the rotation is not busy: it may have decided to rest a moment before. */
  start(active: ActiveRotation): void;
  /** Continues what this process, or one before it, has left. */
  resume(active: ActiveRotation): void;
};

/** The worker of rotations on these ports. */
export function createRotationWorker({ ports, rotations, queues }: EngineParts): RotationWorker {
  /** Where another process holds the lock, the run says so, and the next recovery tries again. */
  async function locked(
    active: ActiveRotation,
    work: () => Promise<void>,
    by: 'a person' | 'itself',
  ): Promise<void> {
    const context = journalledContext(ports, active);
    const { account, userId } = context.entry().plan;
    try {
      await ports.locks.hold(() => queues.run(`${account}/${userId}`, work));
    } catch (cause) {
      ports.log.error('a rotation could not be worked at', cause);
      const failure = failureOf(cause);
      // Nobody takes over a lock only to check what is left on AWS.
      if (by === 'a person' && mayBeTakenOver(failure) && !isOnlyObserved(context.entry())) {
        context.ask({ about: 'lock', failure });
        return;
      }
      context.block(failure);
    }
  }

  const waiting = new Set<string>();

  function start(active: ActiveRotation): void {
    const { id } = active.get();
    if (rotations.isBusy(id)) {
      waiting.add(id);
      return;
    }
    waiting.delete(id);
    const context = journalledContext(ports, active);
    void rotations.start(active, () => locked(active, () => runEngineLoop(context), 'a person'));
  }

  function resume(active: ActiveRotation): void {
    const context = journalledContext(ports, active);
    if (isTooEarly(context.run(), ports.clock.now())) {
      return;
    }
    void rotations.start(active, () =>
      locked(
        active,
        async () => {
          // A key that was verified an hour ago is verified again before it is saved.
          context.updateRun({ ...unverified, ...failureForgotten, checksUses: true });
          if (isRetriedAutomatically(context.entry())) {
            context.tryAgain();
          }
          await checkOldPairInFiles(context);
          await runEngineLoop(context);
          context.updateRun({ checksUses: false });
        },
        'itself',
      ),
    );
  }

  rotations.onFree((active) => {
    const { id } = active.get();
    const entry = entryOf(active.get());
    // Marked as resolved, and none of its keys is left on AWS.
    if (entry?.resolved === true && entry.closed) rotations.remove(id);
    else if (waiting.has(id)) start(active);
  });
  return { start, resume };
}
