import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleRotationProcess } from '../../test/support/rotation-process/bundle.ts';
import { killAt, momentsOf } from '../../test/support/rotation-process/kill.ts';
import { distinctMoments } from '../../test/support/rotation-process/moments.ts';
import { pooled } from '../../test/support/rotation-process/pool.ts';
import { type Scene, scenes } from '../../test/support/rotation-process/scenes.ts';
import type { Run } from './runs.ts';

type Kill = { readonly scene: Scene; readonly moment: string };

/**
 * Kills a process at every distinct moment of every scene, each on its own stage, and examines the state after the next
 * start.
 */
export async function kills(): Promise<readonly Run[]> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-matrix-'));
  try {
    const bundle = await bundleRotationProcess(folder);
    const all = await pooled(scenes, async (scene) =>
      distinctMoments(await momentsOf(bundle, scene)).map((moment): Kill => ({ scene, moment })),
    );
    return await pooled(all.flat(), (kill) => runOf(bundle, kill));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runOf(bundle: string, { scene, moment }: Kill): Promise<Run> {
  const about = {
    step: scene.title,
    fault: `killed ${whereabouts(moment)}`,
    again: `"${scene.title}", killed ${moment}`,
  };
  try {
    const { outcome, open, breaches } = await killAt(bundle, scene, moment);
    return { ...about, outcome, open, breaches };
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    return { ...about, outcome: 'open', open: [], breaches: [{ kind: 'other', words }] };
  }
}

/** What a process was doing when it was killed. */
function whereabouts(moment: string): string {
  if (moment.includes('journal')) return 'at the journal';
  if (moment.startsWith('answer lost')) return 'before AWS’s answer came';
  if (/[A-Z]\w+Key|GetCallerIdentity/.test(moment)) return 'before or after a call to AWS';
  if (moment.includes('keychain')) return 'at the keychain';
  if (/files|temporary/.test(moment)) return 'while a file is saved';
  return 'at the lock or the history';
}
