import { unlink } from 'node:fs/promises';
import { systemNameOf } from '../base/system-errors.ts';

/** Removes a file; fine where there is none. Throws what the system says of everything else. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (cause) {
    if (systemNameOf(cause) !== 'ENOENT') throw cause;
  }
}
