import { setTimeout as delay } from 'node:timers/promises';
import { removeIfThere } from '../disk/remove-if-there.ts';
import { isBusy } from './lock-failures.ts';
import { type LockRecord, printRecord } from './lock-record.ts';
import { readRecordOrOddity } from './own-files.ts';

/** What became of a lock of ours: let go, or no longer ours to let go. */
export type ReleaseResult = 'let go' | 'vanished' | 'replaced';

/** Whether the lock with this record still lies there. Throws what the disk does. */
export async function isStillThere(path: string, record: LockRecord): Promise<boolean> {
  return (await readRecordOrOddity(path))?.text === printRecord(record);
}

/** Lets go of a lock of ours, and of no other one. Throws what the disk does. */
export async function releaseLock(path: string, record: LockRecord): Promise<ReleaseResult> {
  for (let tries = 1; ; tries += 1) {
    const found = await readRecordOrOddity(path);
    if (found === undefined) return 'vanished';
    // One that can't be read may be in a virus scanner's hands, on Windows, or somebody else's.
    if (found.text !== undefined || tries === 5) {
      if (found.text !== printRecord(record)) return 'replaced';
      try {
        await removeIfThere(path);
        return 'let go';
      } catch (cause) {
        if (tries === 5 || !isBusy(cause)) throw cause;
      }
    }
    await delay(tries * 20);
  }
}
