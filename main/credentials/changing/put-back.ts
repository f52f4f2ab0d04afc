import { saveFile } from '../saving/save-file.ts';
import type { Loss } from './plan-put-back.ts';
import { planPutBack } from './plan-put-back.ts';

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
  await saveFile(plan, platform, requireClosed);
  return plan.path;
}
