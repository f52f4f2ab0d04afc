import { outcomeOf } from '../../test/support/engine/breaches.ts';
import { type Cut, everyCut } from '../../test/support/engine/power.ts';
import { wrongWith } from '../../test/support/engine/way-back-expected.ts';
import {
  ask,
  changeKeys,
  newKeyStates,
  oldKeyStates,
  type Stage,
  stageOf,
  type WayBack,
  wayBackInWords,
  wayBackRows,
} from '../../test/support/engine/way-back.ts';
import { k1, type World } from '../../test/support/engine/world.ts';
import type { Run } from './runs.ts';

/** Every row of the way back: each request of a person with each state of both keys, without power cuts. */
export async function everyWayBack(): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const row of wayBackRows()) {
    const stage = await stageOf(row);
    const refused = await ask(stage, row);
    const view = stage.process.views().find(({ id }) => id === stage.id);
    const wrong = wrongWith(row, stage, { view, refused });
    runs.push(await judged(row, stage.world, stage.process.views(), wrong));
  }
  return runs;
}

/** The same for the chosen rows, with a power cut at every call. */
export async function everyWayBackCut(
  isChosen: (row: WayBack) => boolean = () => true,
): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const row of wayBackRows().filter(isChosen)) {
    const calm = await stageOf(row);
    const before = calm.process.power.calls.length;
    await ask(calm, row);
    for (const cut of everyCut(calm.process.power.calls.length - before)) {
      runs.push(await cutRun(row, cut));
    }
  }
  return runs;
}

/**
 * An undo of a rotation whose old key is deactivated: both keys are unchanged until one call of it, and the row's
 * changes happen right then. If it needs a decision after that, an administrator activates the old key, and a person
 * tries again.
 */
export async function everyWayBackStruck(): Promise<readonly Run[]> {
  const calm = { ...undoOf('inactive', 'signs'), oldPair: 'the keychain' } as const;
  const stage = await stageOf(calm);
  const before = stage.process.power.calls.length;
  await ask(stage, calm);
  const calls = stage.process.power.calls.length - before;
  const runs: Run[] = [];
  for (const oldKey of oldKeyStates) {
    for (const newKey of newKeyStates) {
      for (let call = 0; call < calls; call += 1) {
        runs.push(await struckRun(calm, undoOf(oldKey, newKey), call));
      }
    }
  }
  return runs;
}

function undoOf(oldKey: WayBack['oldKey'], newKey: WayBack['newKey']): WayBack {
  return {
    act: 'undo',
    oldKey,
    newKey,
    oldPair: 'the keychain',
    other: 'nowhere',
    wasRetired: true,
  };
}

async function struckRun(calm: WayBack, row: WayBack, call: number): Promise<Run> {
  const stage = await stageOf(calm);
  const { world, process, id, k2 } = stage;
  world.when('', () => changeKeys(world, row, k2), call + 1);
  await ask(stage, calm);
  const wrong: string[] = [];
  const view = process.view(id);
  if (view.state === 'open' && row.oldKey !== 'deleted') {
    if (!view.choices.includes('try again')) wrong.push('it can’t be tried again');
    world.others.set(k1.id, 'Active');
    await process.rotator.resolveOpen(id, 'try again', undefined);
    await process.rest();
    if (process.view(id).state !== 'undone') wrong.push('an active old key is not brought back');
  }
  const run = await judged(row, world, process.views(), wrong);
  return { ...run, step: `${run.step}, struck at a call`, again: `${run.again}, at call ${call}` };
}

async function cutRun(row: WayBack, cut: Cut): Promise<Run> {
  const stage = await stageOf(row, cut);
  await ask(stage, row);
  const process = stage.world.start();
  const views = await process.recover();
  const view = views.find(({ id }) => id === stage.id);
  const wasAsked = stage.world.journal.kindsOf(stage.id).includes('undoing');
  // A pair only in memory is lost, and a request that was not journalled never happened.
  const wrong =
    wasAsked && row.oldPair !== 'memory'
      ? wrongWith(row, stage, { view, refused: undefined }).filter(() => isSettled(stage, view))
      : [];
  return judged(row, stage.world, views, wrong, cut);
}

/** Removed from the journal with the old key deleted on AWS: nothing is left to show. */
function isSettled({ world }: Stage, view: unknown): boolean {
  return view !== undefined || world.aws.userOf(k1.id) !== undefined;
}

async function judged(
  row: WayBack,
  world: World,
  views: Parameters<typeof outcomeOf>[1],
  wrong: readonly string[],
  cut?: Cut,
): Promise<Run> {
  const { outcome, open, breaches } = await outcomeOf(world, views);
  const power = cut === undefined ? '' : `, the power goes ${cut.at} call ${String(cut.call)}`;
  return {
    step: `the way back: ${row.act}${cut === undefined ? '' : ', the power goes'}`,
    fault: `old key ${row.oldKey}, new key ${row.newKey}`,
    outcome,
    open,
    breaches: [...breaches, ...wrong.map((words) => ({ kind: 'other' as const, words }))],
    again: `${wayBackInWords(row)}${power}`,
  };
}
