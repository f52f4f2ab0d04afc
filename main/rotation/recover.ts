import type { Failure } from '../../shared/failure.ts';
import type { OpenReason } from '../../shared/rotation.ts';
import { advance, beginEntry, type Entry, reachedIn } from './entry.ts';
import type { JournalReading, Ports } from './ports.ts';
import type { Run } from './run.ts';

/** What the journal holds: runs that may need something, and files that don't even tell whose they are. */
export type Recovered = { readonly runs: readonly Run[]; readonly unreadable: readonly Failure[] };

/**
 * Every rotation of the journal that is not over, as a run of this process.
 * What a damaged journal can't tell any more is shown as open: nothing is done on a guess.
 */
export async function recovered(ports: Ports): Promise<Recovered> {
  const { rotations, unreadable } = await ports.journal.load();
  const runs = rotations.map(runOf);
  for (const { id } of runs.filter((run) => run.entry.closed)) {
    await forget(ports, id);
  }
  return { runs: runs.filter((run) => mayNeedSomething(run.entry)), unreadable };
}

/** Closed in the moment of a crash: only its file was left. */
async function forget(ports: Ports, id: Run['id']): Promise<void> {
  try {
    await ports.journal.remove(id);
  } catch (cause) {
    ports.log.error('a closed journal could not be removed', cause);
  }
}

/** A deactivated old key stays in the journal until it is deleted; it asks nothing of anybody meanwhile. */
function mayNeedSomething({ closed, open, progress }: Entry): boolean {
  return !closed && (open !== undefined || progress.phase !== 'deactivated');
}

function runOf({
  begun,
  later,
  damage,
}: JournalReading['rotations'][number]): Run & { readonly entry: Entry } {
  const read = later.reduce(advance, beginEntry(begun));
  const entry = damage === undefined ? read : damagedEntry(read, damage);
  return {
    id: begun.rotation,
    profiles: begun.profiles,
    oldKey: begun.oldKey,
    startedAt: begun.at,
    step: reachedIn(entry.progress),
    begunHere: false,
    provenHere: false,
    retireAsked: false,
    entry,
  };
}

function damagedEntry(entry: Entry, damage: Failure): Entry {
  const since = entry.open?.since ?? entry.plan.at;
  const { progress } = entry;
  return {
    ...entry,
    // A key may have been made in the part that can't be read.
    progress: progress.phase === 'begun' ? { phase: 'creating' } : progress,
    open: { reason: 'interrupted', failure: damage, since, keys: [] },
  };
}

const passing = new Set<OpenReason>(['interrupted', 'no key to sign', 'partly saved']);

/** Whether an open rotation may be tried again unasked: the network is back, the file can be written again. */
export function mayPassByItself({ open }: Entry): boolean {
  return open !== undefined && passing.has(open.reason) && open.failure.code !== 'JOURNAL_DAMAGED';
}
