import type { Failure } from '../../../shared/values/failure.ts';
import { isUndoing } from '../machine/entry.ts';
import type { JournalledRun } from '../machine/run.ts';

/**
 * The run with what keeps it from continuing: beside its outcome, where it has one, else as what has stopped it. An
 * undo under way has no outcome, nor has a rotation that is marked as resolved. A question, or a decision that the
 * entry needs, is shown already. Pure.
 */
export function blocked(run: JournalledRun, failure: Failure): JournalledRun {
  const { entry, activity } = run;
  if (entry.open !== undefined || entry.closed) return run;
  if ('savedAt' in entry.progress && !isUndoing(entry) && !entry.resolved) {
    return { ...run, retirementFailure: failure };
  }
  const isAsked = activity.kind === 'waiting for an answer';
  return isAsked ? run : { ...run, activity: { kind: 'stopped', failure } };
}
