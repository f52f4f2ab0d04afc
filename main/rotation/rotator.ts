import type { RotationView } from '../../shared/contract/rotation.ts';
import { FailureError } from '../../shared/values/failure.ts';
import type { AccessKeyId, ProfileName, RotationId } from '../../shared/values/identifiers.ts';
import { createNamedQueues } from '../base/queues.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { createActiveRotations } from './engine/active-rotations.ts';
import { beginRotation } from './engine/begin-rotation.ts';
import { answerFor, journalledContext, type ActiveRotation } from './engine/context.ts';
import { createRotationWorker } from './engine/rotation-worker.ts';
import { recoverRuns } from './engine/runs-in-journal.ts';
import type { Ports } from './machine/ports.ts';
import { entryOf, working } from './machine/run.ts';
import { type PersonRequests, createPersonRequests, isOver } from './requests/person-requests.ts';
import { type LongTermProfile, profileToRotate } from './signing/profile-to-rotate.ts';
import { awsNow, connectionOfEntry } from './signing/sessions.ts';
import { addKey, restore } from './steps/restore.ts';
import { watchForOldKey } from './steps/watch-for-old-key.ts';
import { type KeyReplacement, replacementsOf } from './views/key-replacement.ts';
import { viewOf } from './views/view.ts';

/** The engine. Methods that take a rotation throw UNKNOWN_ROTATION. */
export type Rotator = PersonRequests & {
  /** Starts to rotate the key of a profile and gives the rotation's ID; the views show its progress. */
  rotate(profile: string): Promise<RotationId>;
  /** Rotates several, a few users at a time; one that can't begin stops no other. Ends when all rest. */
  rotateAll(profiles: readonly string[]): Promise<void>;
  /** Puts a backup into a profile that has lost its key. Throws why it can't; nothing has changed then. */
  restore(key: AccessKeyId, profile: ProfileName): Promise<void>;
  /** The same for a pair that a person was given. */
  addKey(pair: KeyPair, profile: ProfileName): Promise<void>;
  /**
   * Continues every rotation of the journal that isn't busy, or shows that it needs a decision. Throws JOURNAL_DAMAGED
   * or FILE_HELD, once for each file from which not even its rotation can be read, after all others have started.
   */
  recover(): Promise<void>;
  /** Checks whether a file holds again the key that a rotation of the last hour has replaced in it. */
  lookForOldKeys(): Promise<void>;
  /** Each key that a rotation of this process or the journal has replaced, unless that was undone. */
  replaced(): readonly KeyReplacement[];
  /** The newest first. */
  views(): readonly RotationView[];
  /** Calls back whenever a rotation rests: it has ended, or waits for a person or for the end of its grace period. */
  onRest(listener: (view: RotationView) => void): void;
  /** Ends when no rotation is busy. */
  idle(): Promise<void>;
  /**
   * The application quits: no step begins any more. Ends when none is under way; the next start continues from the
   * journal. A rotation that was still being checked counts as interrupted. It can't be resumed.
   */
  pause(): Promise<void>;
  /** Whether a step is under way. */
  isBusy(): boolean;
};

// AWS throttles by account, and throttled requests are retried. With more users than this, rotations wait a few
// seconds.
const SIDE_BY_SIDE = 10;

/** Builds the engine on its ports. `changed` is called after every change of a view. */
export function createRotator(ports: Ports, changed: () => void): Rotator {
  const rotations = createActiveRotations(ports, changed);
  const queues = createNamedQueues();
  const worker = createRotationWorker({ ports, rotations, queues });
  const told = new Set<string>();

  function startBeginning(active: ActiveRotation, known?: LongTermProfile): Promise<void> {
    const [profile = ''] = active.get().profiles;
    return rotations.start(active, () =>
      beginRotation({ ports, rotations, queues }, active, profile, known),
    );
  }

  function requireFree(oldKey: string, profile: string): void {
    for (const active of rotations.all()) {
      const run = active.get();
      const over = !rotations.isBusy(run.id) && isOver(run);
      // A rotation that is marked as resolved is still shown, but prevents no other.
      const isInTheWay = !over && entryOf(run)?.resolved !== true;
      if (run.oldKey === oldKey && isInTheWay) {
        throw new FailureError({ code: 'ALREADY_ROTATING' });
      }
      if (over && run.profiles.includes(profile)) {
        rotations.remove(run.id);
      }
    }
  }

  /** Ends as soon as the rotation has begun; `ended` ends with it. */
  async function beginWith(
    name: string,
  ): Promise<{ active: ActiveRotation; ended: Promise<void> }> {
    if (rotations.isPaused()) {
      throw new FailureError({ code: 'INTERRUPTED' });
    }
    const profile = await profileToRotate(ports, name);
    requireFree(profile.pair.id, name);
    const id = ports.newRotationId();
    const startedAt = ports.clock.now();
    const facts = { id, profiles: [name], oldKey: profile.pair.id, startedAt } as const;
    const run = { ...facts, state: 'checking', activity: working, decisions: {} } as const;
    const active = rotations.add(run);
    return { active, ended: startBeginning(active, profile) };
  }

  function view(active: ActiveRotation): RotationView {
    const run = active.get();
    const entry = entryOf(run);
    if (entry === undefined) {
      return viewOf(run, { answer: undefined, awsNow: ports.clock.now() });
    }
    const now = awsNow(ports, connectionOfEntry(entry));
    return viewOf(run, { answer: answerFor(ports, entry), awsNow: now });
  }

  let recovering: Promise<void> | undefined;

  async function recover(): Promise<void> {
    const { runs, unreadable } = await recoverRuns(ports, rotations.isBusy);
    for (const run of rotations.isPaused() ? [] : runs) {
      const known = rotations.find(run.id);
      const isOurs =
        rotations.isBusy(run.id) || (known !== undefined && known.get().state !== 'journalled');
      if (!isOurs && !rotations.isRemoved(run.id)) {
        worker.resume(known ?? rotations.add(run));
      }
    }
    // A file that another process holds now may turn out to be damaged later: each failure is thrown once.
    const failure = unreadable.find(({ code, path }) => !told.has(`${code} ${path ?? ''}`));
    if (failure !== undefined) {
      told.add(`${failure.code} ${failure.path ?? ''}`);
      throw new FailureError(failure);
    }
  }

  return {
    rotate: async (name) => {
      const { active } = await beginWith(name);
      return active.get().id;
    },
    rotateAll: async (names) => {
      const waiting = [...names];
      const lanes = Array.from({ length: SIDE_BY_SIDE }, async () => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
          try {
            const { ended } = await beginWith(name);
            await ended;
          } catch (cause) {
            ports.log.error('a rotation of several could not begin', cause);
          }
        }
      });
      await Promise.all(lanes);
    },
    ...createPersonRequests({ ports, rotations, worker, startBeginning }),
    restore: (key, profile) => restore(ports, key, profile),
    addKey: (pair, profile) => addKey(ports, pair, profile),
    recover: () => {
      recovering ??= recover().finally(() => {
        recovering = undefined;
      });
      return recovering;
    },
    lookForOldKeys: async () => {
      for (const active of rotations.all()) {
        const { id, state } = active.get();
        if (state === 'journalled' && !rotations.isBusy(id) && !rotations.isPaused()) {
          await rotations.runExclusively(active, () =>
            watchForOldKey(journalledContext(ports, active)),
          );
        }
      }
    },
    replaced: () => rotations.all().flatMap((active) => replacementsOf(active.get())),
    views: () =>
      rotations
        .all()
        .map(view)
        .toSorted((one, other) => other.startedAt - one.startedAt),
    onRest: (listener) => {
      rotations.onFree((active) => {
        // Another listener may have continued it.
        if (rotations.isBusy(active.get().id)) return;
        try {
          listener(view(active));
        } catch (cause) {
          // A listener that throws must not stop a rotation.
          ports.log.error('a rotation at rest could not be told of', cause);
        }
      });
    },
    idle: rotations.idle,
    pause: () => {
      rotations.pause();
      return rotations.idle();
    },
    isBusy: () => rotations.all().some((active) => rotations.isBusy(active.get().id)),
  };
}
