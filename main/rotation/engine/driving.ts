import { failureOf, mayBeTakenOver } from '../../../shared/values/failure.ts';
import { isOnlyLookedAt } from '../machine/entry.ts';
import { lookForOldPair } from '../signing/pairs.ts';
import type { Beginning } from './begin.ts';
import { journalledContext, type RunCell } from './context.ts';
import { drive } from './drive.ts';
import { isTooEarly, mayPassByItself } from './recover.ts';
import { standstill } from './standstill.ts';

/** Sets journalled rotations in motion, each in the turn of its user and under the lock of the files. */
export type Driving = {
  /** At once, or as soon as nobody works at it any more: it may have decided to rest a moment before. */
  start(cell: RunCell): void;
  /** Goes on with what this process, or one before it, has left. */
  resume(cell: RunCell): void;
};

/** The driving of rotations on these ports. */
export function createDriving({ ports, cells, turns }: Beginning): Driving {
  /** What is locked is alive elsewhere: it is left alone, said, and tried again. */
  async function locked(
    cell: RunCell,
    work: () => Promise<void>,
    by: 'a person' | 'itself',
  ): Promise<void> {
    const context = journalledContext(ports, cell);
    const { account, userId } = context.entry().plan;
    try {
      await ports.locks.hold(() => turns.take(`${account}/${userId}`, work));
    } catch (cause) {
      ports.log.error('a rotation could not be worked at', cause);
      const failure = failureOf(cause);
      // A lock is taken over for something that is to be done, and not for a look.
      if (by === 'a person' && mayBeTakenOver(failure) && !isOnlyLookedAt(context.entry())) {
        context.note({ question: { about: 'lock', failure } });
        return;
      }
      context.note(standstill(context.entry(), failure));
    }
  }

  const waiting = new Set<string>();

  function start(cell: RunCell): void {
    const { id } = cell.get();
    if (cells.isBusy(id)) {
      waiting.add(id);
      return;
    }
    waiting.delete(id);
    const context = journalledContext(ports, cell);
    void cells.start(cell, () => locked(cell, () => drive(context), 'a person'));
  }

  function resume(cell: RunCell): void {
    const context = journalledContext(ports, cell);
    if (isTooEarly(cell.get(), ports.clock.now())) {
      return;
    }
    void cells.start(cell, () =>
      locked(
        cell,
        async () => {
          // What was proven an hour ago is proven again before it is saved.
          context.note({ provenHere: false, oldKeyProvenHere: false, looksAtUses: true });
          context.forget('retirementFailure', 'proofBeganAt', 'deniedAt');
          if (mayPassByItself(context.entry())) {
            context.tryAgain();
          }
          await lookForOldPair(context);
          await drive(context);
          context.note({ looksAtUses: false });
        },
        'itself',
      ),
    );
  }

  cells.onFree((cell) => {
    const { id, entry } = cell.get();
    // A person has decided about it already, and now nothing of it is left.
    if (entry?.settled === true && entry.closed) cells.putAway(id);
    else if (waiting.has(id)) start(cell);
  });
  return { start, resume };
}
