import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Document, printDocument } from '../document/document.ts';
import { saveAtomically } from './atomic-save.ts';
import { writeFailed } from './file-failures.ts';
import { trySaving } from './try-saving.ts';
import { tryWriting } from './try-writing.ts';

/** A planned change of a file. */
export type FilePlan = {
  readonly path: string;
  /** Whether the file is in a further home folder. */
  readonly isFurther: boolean;
  /** Undefined where there is no file yet. */
  readonly before: Document | undefined;
  readonly after: Document;
};

/** Saves a planned change. Throws what `requireClosed`, `tryWriting`, `trySaving` and `saveAtomically` throw. */
export async function saveFile(
  { path, isFurther, before, after }: FilePlan,
  platform: NodeJS.Platform,
  requireClosed: (path: string) => Promise<void>,
): Promise<void> {
  const bytes = printDocument(after);
  await requireClosed(path);
  if (before === undefined) await makeFolder(path);
  else await tryWriting(path, bytes.length);
  if (isFurther) await trySaving(path, platform);
  await saveAtomically(path, bytes, { expected: before?.bytes, platform });
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw writeFailed(cause, path, 'folder');
  }
}
