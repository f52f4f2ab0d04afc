import type { ListedKey } from '../../aws/session.ts';
import type { JournalledContext } from '../machine/run.ts';

/** Writes down how AWS lists the old key, where that says something new: somebody else may deactivate or delete it. */
export async function recordOldKeyStatus(
  context: JournalledContext,
  keys: readonly ListedKey[],
): Promise<void> {
  const { plan, oldKeyListed } = context.entry();
  const listed = keys.find(({ id }) => id === plan.oldKey)?.status ?? 'gone';
  if (listed !== oldKeyListed) {
    await context.record({ kind: 'listed', oldKey: listed });
  }
}
