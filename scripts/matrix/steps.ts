import { defaultPolicy } from '../../shared/policy.ts';
import { outcomeOf } from '../../test/support/engine/breaches.ts';
import type { Cut } from '../../test/support/engine/power.ts';
import { config, createWorld, k1 } from '../../test/support/engine/world.ts';
import type { Run } from './runs.ts';

/** Takes the power away before and after every call of a rotation with backups, whose old key is retired. */
export async function everyStep(): Promise<readonly Run[]> {
  const runs: Run[] = [];
  const untroubled = await rotate();
  for (const [call, name] of untroubled.process.power.calls.entries()) {
    for (const at of ['before', 'after'] as const) {
      const { world } = await rotate({ call, at });
      const { outcome, open, breaches } = await outcomeOf(world, await world.start().recover());
      runs.push({
        step: stepOf(name),
        fault: `power cut ${at} it`,
        outcome,
        open: [...open],
        breaches: [...breaches],
        again: `power cut ${at} call ${String(call)}, ${name}`,
      });
    }
  }
  return runs;
}

async function rotate(cut?: Cut) {
  const world = createWorld();
  world.files.put(config, 'play', k1);
  world.policy = defaultPolicy;
  world.answers.set(k1.id, 'only here');
  const process = world.start(cut === undefined ? {} : { cut });
  await Promise.race([process.rotator.rotate('work'), process.power.gone]);
  await process.rest();
  return { world, process };
}

/** A call without the key or the file it is about. */
function stepOf(call: string): string {
  return call.replace(/ (AKIA|\/).*$/, '');
}
