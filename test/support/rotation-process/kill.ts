import type { DecisionReason } from '../../../shared/contract/rotation.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { Breach } from './breach.ts';
import { examine, type ProcessVerdict } from './examine.ts';
import type { OrderSheet } from './orders.ts';
import { type Ending, runProcess } from './process.ts';
import { recover, rotate, type Scene } from './scenes.ts';
import { setStage, type Stage } from './stage.ts';

/** The result of a scene whose process was killed at one moment, after the next start. */
export type KillResult = ProcessVerdict & {
  readonly scene: string;
  readonly moment: string;
  /** What is shown of every rotation that needs a decision. */
  readonly open: readonly { readonly reason: DecisionReason; readonly failure: Failure }[];
};

/** Every moment of a scene, in order. Throws where the scene, without a kill, breaks a promise. */
export async function momentsOf(bundle: string, scene: Scene): Promise<readonly string[]> {
  const stage = await setStage(scene);
  try {
    const before = await killedBefore(bundle, scene, stage);
    const { ended, output } = await runToItsEnd(bundle, stage, actsOf(scene));
    const { moments, views } = ended;
    const { breaches } = await examine(stage, { views, output: before + output });
    if (breaches.length > 0) {
      throw new Error(`"${scene.title}" breaks promises by itself: ${JSON.stringify(breaches)}`);
    }
    const { from } = scene;
    if (from === undefined) return moments;
    if (!moments.includes(from)) throw new Error(`"${scene.title}" has no moment "${from}"`);
    return moments.slice(moments.indexOf(from));
  } finally {
    await stage.close();
  }
}

/** Kills the process of a scene at this moment, starts another one that recovers, and examines the result. */
export async function killAt(bundle: string, scene: Scene, moment: string): Promise<KillResult> {
  const stage = await setStage(scene);
  try {
    const before = await killedBefore(bundle, scene, stage);
    const orders = stage.orders({ ...actsOf(scene), killAt: moment });
    const first = await runProcess(bundle, orders, stage.aws);
    const second = await runToItsEnd(bundle, stage, { prepare: [], acts: [recover] });
    const { views } = second.ended;
    const verdict = await examine(stage, { views, output: before + first.output + second.output });
    const missed: Breach = { kind: 'other', words: 'it was not killed' };
    return {
      scene: scene.title,
      moment,
      outcome: verdict.outcome,
      breaches: [...(first.killed ? [] : [missed]), ...verdict.breaches],
      open: views.flatMap((view) =>
        view.state === 'open' ? [{ reason: view.reason, failure: view.failure }] : [],
      ),
    };
  } finally {
    await stage.close();
  }
}

/** Returns the output of the process. */
async function killedBefore(
  bundle: string,
  { killedBeforeAt: at, title }: Scene,
  stage: Stage,
): Promise<string> {
  if (at === undefined) return '';
  const orders = stage.orders({ prepare: [], acts: [rotate], killAt: at });
  const ending = await runProcess(bundle, orders, stage.aws);
  if (!ending.killed) throw new Error(`"${title}" has no moment "${at}"`);
  return ending.output;
}

async function runToItsEnd(
  bundle: string,
  stage: Stage,
  acts: Pick<OrderSheet, 'prepare' | 'acts' | 'keepsBudgets'>,
): Promise<Extract<Ending, { killed: false }>> {
  const ending = await runProcess(bundle, stage.orders(acts), stage.aws);
  if (ending.killed) throw new Error('nobody ordered it to be killed');
  return ending;
}

/**
 * Time limits keep their length, so that a scene makes the same requests each time: in a quick clock an answer is too
 * old to be used after a few ms. Only a search for a key that may never be listed would take minutes.
 */
function actsOf({ prepare, acts, killedBeforeAt }: Scene) {
  const keepsBudgets = killedBeforeAt !== 'after CreateAccessKey';
  return { prepare: [...prepare], acts: [...acts], keepsBudgets };
}
