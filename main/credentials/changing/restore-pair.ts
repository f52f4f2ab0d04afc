import { saveFile } from '../saving/save-file.ts';
import type { RestoreRequest } from './plan-restore.ts';
import { planRestore } from './plan-restore.ts';

/**
 * Puts a pair into a profile that has lost its own, and gives the file it went into, or undefined where it was
 * there. Throws what `planPutBack`, `requireClosed`, `tryWriting` and `saveAtomically` throw; every file is as it was then.
 */
export async function restorePair(
  loss: RestoreRequest,
  platform: NodeJS.Platform,
  requireClosed: (path: string) => Promise<void>,
): Promise<string | undefined> {
  const plan = planRestore(loss);
  if (plan === undefined) return undefined;
  await saveFile(plan, platform, requireClosed);
  return plan.path;
}
