import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { saveAtomically } from './atomic-save.ts';
import { printDocument } from './document.ts';
import { writeFailed } from './file-failures.ts';
import { type Loss, planPutBack } from './plan-put-back.ts';
import { trySaving } from './try-saving.ts';
import { tryWriting } from './writable.ts';

/**
 * Puts a pair into a profile that has lost its own, and gives the file it went into, or undefined where it was
 * there. Throws what `planPutBack`, `requireClosed`, `tryWriting` and `saveAtomically` throw; every file is as it was then.
 */
export async function putBack(
  loss: Loss,
  platform: NodeJS.Platform,
  requireClosed: (path: string) => Promise<void>,
): Promise<string | undefined> {
  const plan = planPutBack(loss);
  if (plan === undefined) return undefined;
  const { path, isFurther, before, after } = plan;
  const bytes = printDocument(after);
  await requireClosed(path);
  if (before === undefined) await makeFolder(path);
  else await tryWriting(path, bytes.length);
  if (isFurther) await trySaving(path, platform);
  await saveAtomically(path, bytes, { expected: before?.bytes, platform });
  return path;
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw writeFailed(cause, path, 'folder');
  }
}
