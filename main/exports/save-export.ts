import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { FailureError } from '../../shared/values/failure.ts';
import { readBytes } from '../credentials/reading/read-known-files.ts';
import { saveAtomically } from '../credentials/saving/atomic-save.ts';

// An existing export is compared before it is replaced; ten years of a company take a tenth of this. In bytes.
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Writes an export into a file that a person has chosen. Throws FILE_NOT_SAVED for one in use, or the failure of
 * writing; the file is unchanged then.
 */
export type SaveExport = (file: string, content: () => string | Promise<string>) => Promise<void>;

/** Saves every export. `inUse` gives the paths that no export may replace: files with keys, and Keyturn's own data. */
export function createSaveExport(inUse: () => readonly string[]): SaveExport {
  return async (file, content) => {
    await requireFree(file, inUse());
    const bytes = Buffer.from(await content());
    await saveAtomically(file, bytes, { expected: await readBytes(file, MOST_BYTES) });
  };
}

/** The system's dialog asks whether to replace a file, but doesn't know what the file is for. */
async function requireFree(file: string, inUse: readonly string[]): Promise<void> {
  const target = await resolved(file);
  for (const each of inUse) {
    const from = path.relative(await resolved(each), target);
    const isWithin = from !== '..' && !from.startsWith(`..${path.sep}`) && !path.isAbsolute(from);
    if (isWithin) throw new FailureError({ code: 'FILE_NOT_SAVED', path: file });
  }
}

/** The path without links; for a file that doesn't exist yet, by its folder. */
async function resolved(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    const folder = path.dirname(file);
    return path.join(await realpath(folder).catch(() => folder), path.basename(file));
  }
}
