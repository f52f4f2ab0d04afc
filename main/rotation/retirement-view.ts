import type { Retirement, UsedElsewhere } from '../../shared/rotation.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { Entry, Progress } from './entry.ts';
import type { Run } from './run.ts';
import { useSince } from './uses.ts';

type Saved = Extract<
  Progress,
  {
    phase:
      | 'saved'
      | 'deactivating'
      | 'deactivated'
      | 'deleting'
      | 'deleted'
      | 'reactivating'
      | 'old key gone';
  }
>;

/** What has become of the old key of a rotation that has saved its new one. Pure. */
export function retirementOf(
  { asked, retirementFailure: failure }: Run,
  entry: Entry,
  progress: Saved,
  answer: UsedElsewhere | undefined,
): Retirement {
  switch (progress.phase) {
    case 'deleted':
    case 'old key gone':
      return { oldKey: 'gone' };
    case 'deactivated': {
      if (asked === 'delete now') {
        return { oldKey: 'being deleted' };
      }
      const { retiredAt: at, deleteAfter } = progress;
      return {
        oldKey: 'deactivated',
        at,
        ...(deleteAfter === undefined ? {} : { deleteAfter }),
        ...(failure === undefined ? {} : { failure }),
      };
    }
    case 'deleting':
      if (failure === undefined) {
        return { oldKey: 'being deleted' };
      }
      return progress.retiredAt === undefined
        ? { oldKey: 'stays active for now', failure }
        : { oldKey: 'deactivated', at: progress.retiredAt, failure };
    case 'reactivating':
      return failure === undefined
        ? { oldKey: 'being reactivated' }
        : { oldKey: 'deactivated', at: progress.retiredAt, failure };
    case 'saved':
    case 'deactivating':
      if (failure !== undefined) {
        return { oldKey: 'stays active for now', failure };
      }
      return progress.phase === 'deactivating' || willBeRetired(entry, asked, answer)
        ? { oldKey: 'being deactivated' }
        : { oldKey: 'stays active', because: because(entry, answer), since: useSince(entry) };
    default:
      return unreachable(progress);
  }
}

function willBeRetired(
  { wasRetired, held }: Entry,
  asked: Run['asked'],
  answer: UsedElsewhere | undefined,
): boolean {
  return asked !== undefined || wasRetired || (!held && answer === 'only here');
}

function because({ held }: Entry, answer: UsedElsewhere | undefined) {
  if (held) {
    return 'reactivated';
  }
  return answer === 'also elsewhere' ? answer : 'not answered';
}
