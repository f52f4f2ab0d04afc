import { HOUR } from '../../../shared/lib/time.ts';
import type { JournalledContext } from '../machine/run.ts';
import { recordNeededDecision } from './record-needed-decision.ts';

// An editor with an old buffer, or a sync client, writes the old key back within this time. In ms.
const WATCHED_FOR = HOUR;

/**
 * Checks whether a file holds the old key again within an hour after the new one was saved. Then a person has to
 * decide; until they have, the old key is neither deactivated nor deleted. Throws FILE_NOT_READABLE.
 */
export async function watchForOldKey(context: JournalledContext): Promise<void> {
  const { ports, entry } = context;
  const { progress, open: isOpen, closed, resolved, plan } = entry();
  const isWatched =
    progress.phase === 'saved' ||
    progress.phase === 'deactivating' ||
    progress.phase === 'deactivated' ||
    progress.phase === 'deleting';
  if (!isWatched || closed || resolved || isOpen !== undefined) {
    return;
  }
  if (ports.clock.now() - progress.savedAt > WATCHED_FOR) {
    return;
  }
  const [back] = await ports.files.locationsOf(plan.oldKey);
  if (back !== undefined) {
    const { path, line } = back;
    await recordNeededDecision(context, 'old key back', { code: 'OLD_KEY_BACK', path, line }, []);
  }
}
