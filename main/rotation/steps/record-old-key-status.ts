import type { ListedKey } from '../../aws/session.ts';
import type { JournalledContext } from '../machine/run.ts';

/** Records how AWS lists the old key, where that has changed: an administrator may deactivate or delete it. */
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
