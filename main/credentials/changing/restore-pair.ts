import { saveFile } from '../saving/save-file.ts';
import type { RestoreRequest } from './plan-restore.ts';
import { planRestore } from './plan-restore.ts';

/**
 * Restores a pair and returns the path of the saved file, or undefined if the profile holds the pair. Throws what
 * `planRestore` and `saveFile` throw; the files are unchanged then.
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
