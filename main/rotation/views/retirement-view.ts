import type { Deletion, Retirement, UsedElsewhere } from '../../../shared/contract/rotation.ts';
import { defined } from '../../../shared/lib/defined.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { isDenial } from '../../../shared/values/denial-codes.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { Entry, Progress } from '../machine/entry.ts';
import type { JournalledRun } from '../machine/run.ts';
import { useSince } from '../steps/check-old-key-use.ts';

type RetirableProgress = Extract<
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

/** What is known besides a run: the person's answer for its old key, and AWS's time. */
export type RetirementFacts = {
  readonly answer: UsedElsewhere | undefined;
  readonly awsNow: number;
};

/** The state of the old key of a rotation that has saved its new one. Pure. */
export function retirementOf(
  run: JournalledRun,
  progress: RetirableProgress,
  { answer, awsNow }: RetirementFacts,
): Retirement {
  const { entry, requested } = run;
  const failure = run.newKeyRefused ?? run.retirementFailure;
  switch (progress.phase) {
    case 'deleted':
    case 'old key gone':
      return entry.undoCameTooLate
        ? { oldKey: 'gone', failure: { code: 'OLD_KEY_GONE' } }
        : { oldKey: 'gone' };
    case 'deactivated': {
      if (requested === 'delete now' && failure === undefined) {
        return { oldKey: 'being deleted' };
      }
      const { retiredAt: at } = progress;
      const deletion = deletionOf(entry, progress.deleteAfter, { failure, awsNow });
      return { oldKey: 'deactivated', at, deletion, ...defined({ failure }) };
    }
    case 'deleting': {
      if (failure === undefined) {
        return { oldKey: 'being deleted' };
      }
      const { retiredAt: at } = progress;
      const is = isDenial(failure) ? 'denied' : 'not finished';
      return at === undefined
        ? staysForNow(entry, failure)
        : { oldKey: 'deactivated', at, deletion: { is }, failure };
    }
    case 'reactivating':
      return failure === undefined
        ? { oldKey: 'being reactivated' }
        : {
            oldKey: 'deactivated',
            at: progress.retiredAt,
            deletion: { is: 'called off' },
            failure,
          };
    case 'saved':
    case 'deactivating':
      if (failure !== undefined) {
        return staysForNow(entry, failure);
      }
      return progress.phase === 'deactivating' || willBeRetired(entry, requested, answer)
        ? { oldKey: 'being deactivated' }
        : {
            oldKey: 'stays active',
            because: because(entry, answer),
            since: useSince(entry),
            listed: entry.oldKeyListed,
          };
    default:
      return unreachable(progress);
  }
}

/** A day is shown only where nothing is known to prevent the deletion. */
function deletionOf(
  { plan }: Entry,
  on: number | undefined,
  { failure, awsNow }: { readonly failure: Failure | undefined; readonly awsNow: number },
): Deletion {
  if (on === undefined) {
    return { is: 'called off' };
  }
  const isDenied = failure?.action === 'DeleteAccessKey' && isDenial(failure);
  if (isDenied || plan.denied?.includes('DeleteAccessKey') === true) {
    return { is: 'denied' };
  }
  return on <= awsNow ? { is: 'due', on } : { is: 'planned', on };
}

/** UpdateAccessKey or DeleteAccessKey may have been called: unless AWS has denied it, its effect is unknown. */
function staysForNow({ progress, oldKeyListed }: Entry, failure: Failure): Retirement {
  const isAsked = progress.phase === 'deactivating' || progress.phase === 'deleting';
  const listed = isAsked && !isDenial(failure) ? 'not known' : oldKeyListed;
  return { oldKey: 'stays active for now', failure, listed };
}

function willBeRetired(
  { wasRetired, held }: Entry,
  asked: JournalledRun['requested'],
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
