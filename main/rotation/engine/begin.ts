import type { Question } from '../../../shared/contract/question.ts';
import { Failed, failureOf, mayBeTakenOver } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { cancellableAws } from '../../aws/cancellable.ts';
import type { Turns } from '../../base/in-turn.ts';
import { check, type CheckResult } from '../check/check.ts';
import { askEarly, type EarlyUse } from '../check/early-use.ts';
import { beginEntry } from '../machine/entry.ts';
import { refusedLine } from '../machine/history-line.ts';
import { eitherOf } from '../machine/pausing.ts';
import type { Ports } from '../machine/ports.ts';
import type { Run } from '../machine/run.ts';
import { endpointQuestion } from '../signing/endpoint-question.ts';
import { type LongTermProfile, profileToRotate } from '../signing/profile-to-rotate.ts';
import type { Cells } from './cells.ts';
import { journalledContext, type RunCell } from './context.ts';
import { drive } from './drive.ts';

/** What a rotation is begun with. */
export type Beginning = { readonly ports: Ports; readonly cells: Cells; readonly turns: Turns };

type Ready = Extract<CheckResult, { found: 'ready' }>;

/**
 * Checks a profile, journals its rotation and drives it until it rests. A check that refuses ends it. `known` is the
 * profile as it was read a moment ago.
 */
export async function begin(
  given: Beginning,
  cell: RunCell,
  profile: string,
  known?: LongTermProfile,
): Promise<void> {
  const { ports } = given;
  const asking = askingPorts(ports, cell);
  // Where the lock is refused, nobody waits for the answer: it changes nothing, and never fails.
  const mayAsk = known !== undefined && endpointQuestion(ports, known) === undefined;
  const early = mayAsk ? askEarly(asking, known) : undefined;
  try {
    await ports.locks.hold(() => checkAndRotate(given, cell, profile, early));
  } catch (cause) {
    const failure = failureOf(cause);
    // Whether the holder of such a lock still works at these files, a person alone can know.
    if (mayBeTakenOver(failure)) {
      ask(cell, { about: 'lock', failure });
      return;
    }
    if (failure.code === 'FOLDER_OPEN_TO_OTHERS') {
      ask(cell, { about: 'open folder', failure });
      return;
    }
    if (failure.code === 'FILE_MOUNTED_ELSEWHERE') {
      ask(cell, { about: 'mounted file', failure });
      return;
    }
    await refuse(ports, cell, cause);
  }
}

/** A check only asks: once it is cancelled, or Keyturn ends, it waits for no answer, and lets go of the files. */
function askingPorts(ports: Ports, { cancel, pausing }: RunCell): Ports {
  const why = (): Failed => new Failed({ code: pausing.aborted ? 'INTERRUPTED' : 'CANCELLED' });
  return { ...ports, aws: cancellableAws(ports.aws, eitherOf(cancel.signal, pausing), why) };
}

async function checkAndRotate(
  given: Beginning,
  cell: RunCell,
  profile: string,
  early: EarlyUse | undefined,
): Promise<void> {
  const { turns } = given;
  const first = await checkOnce(given, cell, profile, early);
  if (first.found === 'question') {
    return;
  }
  const name = `${first.plan.account}/${first.plan.userId}`;
  const hadToWait = turns.isTaken(name);
  await turns.take(name, async () => {
    // What was true before another rotation of this user need not be true after it.
    const checked = hadToWait ? await checkOnce(given, cell, profile) : first;
    if (checked.found === 'ready') {
      await closeOlder(given, checked);
      await rotateChecked(given, cell, checked);
    }
  });
}

async function checkOnce(
  given: Beginning,
  cell: RunCell,
  name: string,
  early?: EarlyUse,
): Promise<CheckResult> {
  const { cells } = given;
  const ports = askingPorts(given.ports, cell);
  const profile = await profileToRotate(ports, name);
  const { oldKey, decided, mfa } = cell.get();
  if (profile.pair.id !== oldKey) {
    throw new Failed({ code: 'FILE_CHANGED_MEANWHILE', path: profile.places[0]?.path });
  }
  const isRetired = (key: AccessKeyId): boolean =>
    cells.all().some((other) => hasRetired(other.get(), key));
  const result = await check(ports, profile, { ...decided, mfa, isRetired, early });
  if (cell.cancel.signal.aborted) {
    throw new Failed({ code: 'CANCELLED' });
  }
  if (result.found === 'question') {
    const { user, question } = result;
    ask(cell, question, user && { account: user.account, user: user.userName });
  }
  return result;
}

function hasRetired({ entry }: Run, key: AccessKeyId): boolean {
  return entry?.plan.oldKey === key && entry.wasRetired;
}

function ask(cell: RunCell, question: Question, whose: Partial<Run> = {}): void {
  cell.set({ ...cell.get(), ...whose, question });
}

async function rotateChecked(
  { ports, cells }: Beginning,
  cell: RunCell,
  { plan, pair }: Ready,
): Promise<void> {
  if (cells.isPaused()) {
    throw new Failed({ code: 'INTERRUPTED' });
  }
  const rotation = cell.get().id;
  const { host, machine, boot } = ports;
  const computer = { host, machine, boot };
  const begun = await ports.journal.begin({ kind: 'begun', rotation, ...computer, ...plan });
  const { profiles } = begun;
  cell.set({ ...cell.get(), profiles, oldPair: pair, entry: beginEntry(begun) });
  const context = journalledContext(ports, cell);
  await drive(context);
  for (const { keyId, deleted } of context.entry().madeRoom) {
    if (deleted === 'yes') await closeRotationsOf({ ports, cells }, keyId);
  }
}

/** The check has listed all keys of the user: an old key that is not among them is gone, and its rotation over. */
async function closeOlder({ ports, cells }: Beginning, { plan }: Ready): Promise<void> {
  for (const cell of cells.all()) {
    const { entry } = cell.get();
    const isThisUser = entry?.plan.account === plan.account && entry.plan.userId === plan.userId;
    if (isThisUser && !plan.existing.includes(entry.plan.oldKey)) {
      await closeAsGone({ ports, cells }, cell);
    }
  }
}

/** A key that has made room is gone: the rotation that had retired it has nothing left to do. */
async function closeRotationsOf(
  { ports, cells }: Pick<Beginning, 'ports' | 'cells'>,
  gone: AccessKeyId,
): Promise<void> {
  for (const cell of cells.all()) {
    if (cell.get().entry?.plan.oldKey === gone) {
      await closeAsGone({ ports, cells }, cell);
    }
  }
}

async function closeAsGone(
  { ports, cells }: Pick<Beginning, 'ports' | 'cells'>,
  cell: RunCell,
): Promise<void> {
  const { id, entry } = cell.get();
  const hasSucceeded =
    entry?.open === undefined && entry?.closed === false && 'savedAt' in entry.progress;
  const isUndone = entry !== undefined && 'undoneAt' in entry.progress;
  // Whoever works at it now finds out for itself, at the next recovery at the latest.
  if (hasSucceeded && !isUndone && !cells.isBusy(id)) {
    await cells.hold(cell, async () => {
      const context = journalledContext(ports, cell);
      await context.record({ kind: 'old key gone' });
      await drive(context);
    });
  }
}

async function refuse(ports: Ports, cell: RunCell, cause: unknown): Promise<void> {
  ports.log.error('the check refused a rotation', cause);
  const endedAt = ports.clock.now();
  cell.set({ ...cell.get(), refused: failureOf(cause), endedAt });
  await ports.history.append(refusedLine(cell.get(), endedAt));
}
