import type { DecisionReason } from '../../../shared/contract/rotation.ts';
import { DAY } from '../../../shared/lib/time.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { RotationId } from '../../../shared/values/identifiers.ts';
import { isOfHardware } from '../../computer/machine.ts';
import { advance } from '../machine/advance.ts';
import { beginEntry, type Entry, reachedIn } from '../machine/entry.ts';
import type { JournalReading, Ports } from '../machine/ports.ts';
import { journalledRun, type JournalledRun } from '../machine/run.ts';
import { completeHistory } from './complete-history.ts';

/** What the journal holds: runs that are not closed, and files from which not even their rotation can be read. */
export type RecoveryResult = {
  readonly runs: readonly JournalledRun[];
  readonly unreadable: readonly Failure[];
};

/**
 * Every rotation of the journal that is not closed, as a run of this process. Where its journal is damaged it needs a
 * decision: nothing is done on a guess. History lines that are missing are written now.
 */
export async function recoverRuns(
  ports: Ports,
  isBusy: (rotation: RotationId) => boolean,
): Promise<RecoveryResult> {
  const { rotations, unreadable } = await ports.journal.load();
  const readings = rotations.map((reading) => ({ reading, run: runOf(reading, ports) }));
  // A rotation that is busy writes its own lines, and so does another computer.
  const untold = readings.filter(
    ({ run }) => !isBusy(run.id) && isOfThisComputer(run.entry, ports),
  );
  const isTold = await completeHistory(
    ports,
    untold.map(({ reading }) => reading),
  );
  const runs = readings.map(({ run }) => run);
  for (const { id } of runs.filter((run) => run.entry.closed)) {
    // A busy rotation removes its own journal.
    if (isTold && !isBusy(id)) {
      await forget(ports, id);
    }
  }
  return { runs: runs.filter((run) => !run.entry.closed), unreadable };
}

/** It was closed right before a crash: only its file is left. */
async function forget(ports: Ports, id: RotationId): Promise<void> {
  try {
    await ports.journal.remove(id);
  } catch (cause) {
    ports.log.error('a closed journal could not be removed', cause);
  }
}

function runOf(
  { begun, later, damage }: JournalReading['rotations'][number],
  ports: Ports,
): JournalledRun {
  const read = later.reduce(advance, beginEntry(begun));
  const whole = damage === undefined ? read : damagedEntry(read, damage);
  const isOurs = whole.closed || whole.resolved || isOfThisComputer(whole, ports);
  const entry = isOurs ? whole : entryOfOtherComputer(whole);
  const step = reachedIn(entry.progress);
  return journalledRun(entry, { startedAt: begun.at, begunHere: false, step });
}

function damagedEntry(entry: Entry, damage: Failure): Entry {
  const since = entry.open?.since ?? entry.plan.at;
  const { progress } = entry;
  return {
    ...entry,
    // A key may have been created in the part that can't be read.
    progress: progress.phase === 'begun' ? { phase: 'creating' } : progress,
    open: { reason: 'interrupted', failure: damage, since, keys: [] },
  };
}

/**
 * By the ID of the computer, where both have one. An ID of the hardware is enough. A copy of this computer has the ID
 * of an installation, too: then the name or the run of the system has to be the same, else a person decides.
 */
function isOfThisComputer({ plan }: Entry, { host, machine, boot }: Ports): boolean {
  if (plan.machine !== '' && machine !== '') {
    if (plan.machine !== machine) return false;
    if (isOfHardware(machine)) return true;
  }
  const isSameRun = plan.machine !== '' && plan.boot !== '' && plan.boot === boot;
  return plan.host === host || isSameRun;
}

/** The other computer may still work at it, where two computers share a home folder: a person decides. */
function entryOfOtherComputer(entry: Entry): Entry {
  const { host, at } = entry.plan;
  const since = entry.open?.since ?? at;
  const failure: Failure = { code: 'OTHER_COMPUTER', host };
  return { ...entry, open: { reason: 'other computer', failure, since, keys: [] } };
}

const passing = new Set<DecisionReason>([
  'interrupted',
  'no key to sign',
  'partly saved',
  'undo stopped',
  'left on AWS',
]);

/** Whether Keyturn retries an open rotation automatically: the network may be back, or the file writable. */
export function isRetriedAutomatically({ open }: Entry): boolean {
  return open !== undefined && passing.has(open.reason) && open.failure.code !== 'JOURNAL_DAMAGED';
}

/** A call that AWS has denied is retried once a day: policies change seldom, and administrators see every refusal. */
export function isTooEarly({ deniedAt }: JournalledRun, now: number): boolean {
  return deniedAt !== undefined && now - deniedAt < DAY;
}
