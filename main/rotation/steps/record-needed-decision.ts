import type { DecisionReason } from '../../../shared/contract/rotation.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { KeyFacts } from '../../../shared/values/key-facts.ts';
import type { JournalledContext } from '../machine/run.ts';

/** Records that a person has to decide: the rotation is shown until they have. */
export async function recordNeededDecision(
  context: JournalledContext,
  reason: DecisionReason,
  failure: Failure,
  keys: readonly KeyFacts[],
): Promise<void> {
  await context.record({ kind: 'opened', reason, failure, keys: [...keys] });
}
