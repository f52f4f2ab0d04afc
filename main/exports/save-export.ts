import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { FailureError } from '../../shared/values/failure.ts';
import { readBytes } from '../credentials/reading/read-known-files.ts';
import { saveAtomically } from '../credentials/saving/atomic-save.ts';

// An export that is there already is compared before it is replaced; ten years of a company take a tenth. In bytes.
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Writes an export into a file of a person's choice. Throws FILE_NOT_SAVED for one that is in use, and what stops the
 * file from being written; then it is as it was before.
 */
export type SaveExport = (file: string, content: () => string | Promise<string>) => Promise<void>;

/** What every export is saved by. `inUse` gives what none may replace: what holds keys, and what Keyturn keeps. */
export function createSaveExport(inUse: () => readonly string[]): SaveExport {
  return async (file, content) => {
    await requireFree(file, inUse());
    const bytes = Buffer.from(await content());
    await saveAtomically(file, bytes, { expected: await readBytes(file, MOST_BYTES) });
  };
}

/** A dialog of the system asks whether a file may be replaced, and knows nothing of what it holds. */
async function requireFree(file: string, inUse: readonly string[]): Promise<void> {
  const target = await resolved(file);
  for (const each of inUse) {
    const from = path.relative(await resolved(each), target);
    const isWithin = from !== '..' && !from.startsWith(`..${path.sep}`) && !path.isAbsolute(from);
    if (isWithin) throw new FailureError({ code: 'FILE_NOT_SAVED', path: file });
  }
}

/** Where a path leads; a file that is not there yet lies where its folder leads. */
async function resolved(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    const folder = path.dirname(file);
    return path.join(await realpath(folder).catch(() => folder), path.basename(file));
  }
}
