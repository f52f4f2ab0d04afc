import type { DecisionReason } from '../../../shared/contract/rotation.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { KeyFacts } from '../../../shared/values/key-facts.ts';
import type { JournalledContext } from '../machine/run.ts';

/** Leaves the decision to a person: the rotation stays in the journal and in sight until they have made it. */
export async function recordNeededDecision(
  context: JournalledContext,
  reason: DecisionReason,
  failure: Failure,
  keys: readonly KeyFacts[],
): Promise<void> {
  await context.record({ kind: 'opened', reason, failure, keys: [...keys] });
}
