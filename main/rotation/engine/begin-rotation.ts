import type { Question } from '../../../shared/contract/question.ts';
import { FailureError, failureOf, mayBeTakenOver } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { cancellableAws } from '../../aws/cancellable.ts';
import type { NamedQueues } from '../../base/queues.ts';
import { check, type CheckResult } from '../check/check.ts';
import { prefetchKeyUse, type PrefetchedKeyUse } from '../check/prefetch-key-use.ts';
import { beginEntry } from '../machine/entry.ts';
import { refusedLine } from '../machine/history-line.ts';
import type { Ports } from '../machine/ports.ts';
import { entryOf, journalledRun, refusedRun, requireChecking, type Run } from '../machine/run.ts';
import { anySignal } from '../machine/shutdown-interrupt.ts';
import { endpointQuestion } from '../signing/endpoint-question.ts';
import { type LongTermProfile, profileToRotate } from '../signing/profile-to-rotate.ts';
import type { User } from '../signing/user.ts';
import type { ActiveRotations } from './active-rotations.ts';
import { journalledContext, type ActiveRotation } from './context.ts';
import { runEngineLoop } from './engine-loop.ts';

/** What a rotation is begun with. */
export type EngineParts = {
  readonly ports: Ports;
  readonly rotations: ActiveRotations;
  readonly queues: NamedQueues;
};

type ReadyCheck = Extract<CheckResult, { found: 'ready' }>;

/**
 * Checks a profile, journals its rotation and drives it until it rests. A check that refuses ends it. `known` is the
 * profile as it was read a moment ago.
 */
export async function beginRotation(
  given: EngineParts,
  active: ActiveRotation,
  profile: string,
  known?: LongTermProfile,
): Promise<void> {
  const { ports } = given;
  const asking = cancellablePorts(ports, active);
  // Where the lock is refused, nobody waits for the answer: it changes nothing, and never fails.
  const mayAsk = known !== undefined && endpointQuestion(ports, known) === undefined;
  const early = mayAsk ? prefetchKeyUse(asking, known) : undefined;
  try {
    await ports.locks.hold(() => checkAndRotate(given, active, profile, early));
  } catch (cause) {
    const failure = failureOf(cause);
    // Whether the holder of such a lock still works at these files, a person alone can know.
    if (mayBeTakenOver(failure)) {
      askPerson(active, { about: 'lock', failure });
      return;
    }
    if (failure.code === 'FOLDER_OPEN_TO_OTHERS') {
      askPerson(active, { about: 'open folder', failure });
      return;
    }
    if (failure.code === 'FILE_MOUNTED_ELSEWHERE') {
      askPerson(active, { about: 'mounted file', failure });
      return;
    }
    await refuse(ports, active, cause);
  }
}

/** A check only asks: once it is cancelled, or Keyturn ends, it waits for no answer, and lets go of the files. */
function cancellablePorts(ports: Ports, { cancel, shutdownSignal }: ActiveRotation): Ports {
  const why = (): FailureError =>
    new FailureError({ code: shutdownSignal.aborted ? 'INTERRUPTED' : 'CANCELLED' });
  return {
    ...ports,
    aws: cancellableAws(ports.aws, anySignal(cancel.signal, shutdownSignal), why),
  };
}

async function checkAndRotate(
  given: EngineParts,
  active: ActiveRotation,
  profile: string,
  early: PrefetchedKeyUse | undefined,
): Promise<void> {
  const { queues } = given;
  const first = await checkOnce(given, active, profile, early);
  if (first.found === 'question') {
    return;
  }
  const name = `${first.plan.account}/${first.plan.userId}`;
  const hadToWait = queues.isBusy(name);
  await queues.run(name, async () => {
    // What was true before another rotation of this user need not be true after it.
    const checked = hadToWait ? await checkOnce(given, active, profile) : first;
    if (checked.found === 'ready') {
      await closeOlder(given, checked);
      await rotateChecked(given, active, checked);
    }
  });
}

async function checkOnce(
  given: EngineParts,
  active: ActiveRotation,
  name: string,
  early?: PrefetchedKeyUse,
): Promise<CheckResult> {
  const { rotations } = given;
  const ports = cancellablePorts(given.ports, active);
  const profile = await profileToRotate(ports, name);
  const { oldKey, decisions, mfa } = requireChecking(active.get());
  if (profile.pair.id !== oldKey) {
    throw new FailureError({ code: 'FILE_CHANGED_MEANWHILE', path: profile.places[0]?.path });
  }
  const isRetired = (key: AccessKeyId): boolean =>
    rotations.all().some((other) => hasRetired(other.get(), key));
  const result = await check(ports, profile, { ...decisions, mfa, isRetired, early });
  if (active.cancel.signal.aborted) {
    throw new FailureError({ code: 'CANCELLED' });
  }
  if (result.found === 'question') {
    askPerson(active, result.question, result.user);
  }
  return result;
}

function hasRetired(run: Run, key: AccessKeyId): boolean {
  const entry = entryOf(run);
  return entry?.plan.oldKey === key && entry.wasRetired;
}

function askPerson(active: ActiveRotation, question: Question, user?: User): void {
  const run = requireChecking(active.get());
  const activity = { kind: 'waiting for an answer', question } as const;
  active.set({ ...run, activity, user: user ?? run.user });
}

async function rotateChecked(
  { ports, rotations }: EngineParts,
  active: ActiveRotation,
  { plan, pair }: ReadyCheck,
): Promise<void> {
  if (rotations.isPaused()) {
    throw new FailureError({ code: 'INTERRUPTED' });
  }
  const { id: rotation, startedAt, mfa } = requireChecking(active.get());
  const { host, machine, boot } = ports;
  const computer = { host, machine, boot };
  const begun = await ports.journal.begin({ kind: 'begun', rotation, ...computer, ...plan });
  const known = { startedAt, begunHere: true, step: 'check', oldPair: pair, mfa } as const;
  active.set(journalledRun(beginEntry(begun), known));
  const context = journalledContext(ports, active);
  await runEngineLoop(context);
  for (const { keyId, deleted } of context.entry().madeRoom) {
    if (deleted === 'yes') await closeRotationsOf({ ports, rotations }, keyId);
  }
}

/** The check has listed all keys of the user: an old key that is not among them is gone, and its rotation over. */
async function closeOlder({ ports, rotations }: EngineParts, { plan }: ReadyCheck): Promise<void> {
  for (const active of rotations.all()) {
    const entry = entryOf(active.get());
    const isThisUser = entry?.plan.account === plan.account && entry.plan.userId === plan.userId;
    if (isThisUser && !plan.existing.includes(entry.plan.oldKey)) {
      await closeAsGone({ ports, rotations }, active);
    }
  }
}

/** A key that has made room is gone: the rotation that had retired it has nothing left to do. */
async function closeRotationsOf(
  { ports, rotations }: Pick<EngineParts, 'ports' | 'rotations'>,
  gone: AccessKeyId,
): Promise<void> {
  for (const active of rotations.all()) {
    if (entryOf(active.get())?.plan.oldKey === gone) {
      await closeAsGone({ ports, rotations }, active);
    }
  }
}

async function closeAsGone(
  { ports, rotations }: Pick<EngineParts, 'ports' | 'rotations'>,
  active: ActiveRotation,
): Promise<void> {
  const { id } = active.get();
  const entry = entryOf(active.get());
  const hasSucceeded =
    entry?.open === undefined && entry?.closed === false && 'savedAt' in entry.progress;
  const isUndone = entry !== undefined && 'undoneAt' in entry.progress;
  // If a worker is busy with the rotation, the next recovery finds the key deleted.
  if (hasSucceeded && !isUndone && !rotations.isBusy(id)) {
    await rotations.runExclusively(active, async () => {
      const context = journalledContext(ports, active);
      await context.record({ kind: 'old key gone' });
      await runEngineLoop(context);
    });
  }
}

async function refuse(ports: Ports, active: ActiveRotation, cause: unknown): Promise<void> {
  ports.log.error('the check refused a rotation', cause);
  const run = refusedRun(requireChecking(active.get()), failureOf(cause), ports.clock.now());
  active.set(run);
  await ports.history.append(refusedLine(run));
}
