import { setTimeout as delay } from 'node:timers/promises';
import { removeIfThere } from '../disk/remove-if-there.ts';
import { isBusy } from './lock-failures.ts';
import { type LockRecord, printRecord } from './lock-record.ts';
import { readRecordOrOddity } from './own-files.ts';

/** Whether a lock of ours was released, was missing, or had been replaced by another. */
export type ReleaseResult = 'let go' | 'vanished' | 'replaced';

/** Whether the lock still has this record. Throws the system's error. */
export async function isStillThere(path: string, record: LockRecord): Promise<boolean> {
  return (await readRecordOrOddity(path))?.text === printRecord(record);
}

/** Removes a lock of ours, and no other one. Throws the system's error. */
export async function releaseLock(path: string, record: LockRecord): Promise<ReleaseResult> {
  for (let tries = 1; ; tries += 1) {
    const found = await readRecordOrOddity(path);
    if (found === undefined) return 'vanished';
    // One that can't be read may be held by a virus scanner on Windows, or belong to another user.
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
