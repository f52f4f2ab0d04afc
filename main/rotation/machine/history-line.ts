import type { HistoryEvent, HistoryLine } from '../../../shared/contract/history.ts';
import { defined } from '../../../shared/lib/defined.ts';
import type { Entry } from './entry.ts';
import { newKeyOf } from './entry.ts';
import type { JournalRecord, NewRecord } from './records.ts';
import type { RefusedRun } from './run.ts';

const events: Partial<Record<JournalRecord['kind'], HistoryEvent>> = {
  'made room': 'other key deleted',
  saved: 'rotated',
  deactivated: 'old key deactivated',
  'deletion changed': 'deletion changed',
  deleted: 'old key deleted',
  reactivated: 'old key reactivated',
  undone: 'undone',
  'new key removed': 'new key deleted',
  'rolled back': 'rolled back',
  opened: 'left open',
  settled: 'closed by a person',
};

/** The history line of a record, if it has one. The entry is the one after the record. */
export function historyLine(
  entry: Entry,
  record: JournalRecord,
): Omit<HistoryLine, 'version'> | undefined {
  const byPerson = record.kind === 'closed' && record.by === 'a person';
  const event = byPerson ? 'closed by a person' : events[record.kind];
  if (event === undefined) {
    return undefined;
  }
  const { plan, progress, open } = entry;
  const newKey = newKeyOf(entry);
  const failure = open?.failure ?? ('failure' in progress ? progress.failure : undefined);
  return {
    at: record.at,
    event,
    rotation: plan.rotation,
    profiles: plan.profiles,
    account: plan.account,
    user: plan.userName,
    // The line is about the key that was deleted for the new one, not about the old key.
    oldKey: (record.kind === 'made room' ? (record.key ?? plan.room) : undefined) ?? plan.oldKey,
    ...defined({ newKey }),
    ...(failure === undefined ? {} : { code: failure.code }),
    ...('reached' in progress ? { reached: progress.reached } : {}),
  };
}

/** Whether a rotation that was retried needs the same decision as before: the history says so once. */
export function needsSameDecision({ openBefore }: Entry, record: NewRecord): boolean {
  return (
    record.kind === 'opened' &&
    record.reason === openBefore?.reason &&
    record.failure.code === openBefore.failure.code
  );
}

/** The line for a rotation that its check refused. */
export function refusedLine(run: RefusedRun): Omit<HistoryLine, 'version'> {
  return {
    at: run.endedAt,
    event: 'refused',
    rotation: run.id,
    profiles: [...run.profiles],
    ...defined({ account: run.user?.account, user: run.user?.userName }),
    oldKey: run.oldKey,
    code: run.failure.code,
    reached: 'check',
  };
}
