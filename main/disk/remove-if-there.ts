import { unlink } from 'node:fs/promises';
import { systemNameOf } from '../base/system-errors.ts';

/** Removes a file if there is one. Throws the system's error. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (cause) {
    if (systemNameOf(cause) !== 'ENOENT') throw cause;
  }
}
