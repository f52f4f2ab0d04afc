import type { Failure } from '../../../shared/values/failure.ts';
import { type Entry, isUndoing } from '../machine/entry.ts';
import type { Run } from '../machine/run.ts';

/**
 * What keeps a rotation from going on, as its view tells it: beside its outcome, where it has one, else as what it is
 * open for. An undo on its way has no outcome, nor has what a person has taken care of. Pure.
 */
export function blockingFailure(entry: Entry | undefined, failure: Failure): Partial<Run> {
  const hasOutcome =
    entry !== undefined && 'savedAt' in entry.progress && !isUndoing(entry) && !entry.resolved;
  return hasOutcome ? { retirementFailure: failure } : { stopped: failure };
}
