import type { Failure } from '../../shared/failure.ts';
import type { OpenReason } from '../../shared/rotation.ts';
import { advance, beginEntry, type Entry, reachedIn } from './entry.ts';
import type { JournalReading, Ports } from './ports.ts';
import type { Run } from './run.ts';

/**
 * Every rotation of the journal that has not been closed, as a run of this process.
 * What a damaged journal can't tell any more is shown as open: nothing is done on a guess.
 */
export async function recoveredRuns(ports: Ports): Promise<readonly Run[]> {
  const { rotations } = await ports.journal.load();
  return rotations.map(runOf).filter((run) => run.entry?.closed !== true);
}

function runOf({ begun, later, damage }: JournalReading['rotations'][number]): Run {
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
  return { ...entry, open: { reason: 'interrupted', failure: damage, since, keys: [] } };
}


const passing = new Set<OpenReason>(['interrupted', 'no key to sign', 'partly saved']);

/** Whether an open rotation may be tried again unasked: the network is back, the file can be written again. */
export function mayPassByItself({ open }: Entry): boolean {
  return open !== undefined && passing.has(open.reason) && open.failure.code !== 'JOURNAL_DAMAGED';
}
