import type { StepName } from '../../shared/contract/rotation.ts';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { outcomeOf } from '../../test/support/engine/breaches.ts';
import type { Cut } from '../../test/support/engine/power.ts';
import {
  config,
  createWorld,
  k1,
  type Process,
  type World,
} from '../../test/support/engine/world.ts';
import { calm, type Fault, faultsAt } from './faults.ts';
import type { Run } from './runs.ts';

/** A call of a rotation without faults. */
type Call = {
  readonly name: string;
  /** From 0. */
  readonly number: number;
  /** Its number among the calls with the same name, from 1. */
  readonly nth: number;
  readonly step: StepName;
};

/** Makes every call of a rotation fail in every way, each in a new world, with and without backups. */
export async function everyStep(): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const backups of [true, false]) {
    const { process } = await rotate(worldWith(backups));
    for (const call of callsOf(process)) {
      for (const at of ['before', 'after'] as const) runs.push(await powerGoes(backups, call, at));
      for (const fault of faultsAt(call.name)) runs.push(await goesWrong(backups, call, fault));
    }
  }
  return runs;
}

function worldWith(backups: boolean): World {
  const world = createWorld();
  world.files.put(config, 'play', k1);
  world.policy = { ...defaultPolicy, backups };
  world.answers.set(k1.id, 'only here');
  return world;
}

async function rotate(world: World, cut?: Cut): Promise<{ readonly process: Process }> {
  const process = world.start(cut === undefined ? {} : { cut });
  const begun = process.rotator.rotate('work').catch(() => undefined);
  await Promise.race([begun, process.power.gone]);
  await process.rest();
  return { process };
}

function callsOf({ power: { calls } }: Process): readonly Call[] {
  return calls.map((name, number) => ({
    name,
    number,
    nth: calls.slice(0, number + 1).filter((other) => other.startsWith(name)).length,
    step: stepAt(calls.slice(0, number)),
  }));
}

const beginnings: readonly (readonly [record: string, step: StepName])[] = [
  ['journal.append saved', 'retire'],
  ['journal.append proved', 'save'],
  ['journal.append backed up', 'prove'],
  ['journal.append backing up', 'back up'],
  ['journal.append created', 'prove'],
  ['journal.begin', 'create'],
];

/** The step that a call belongs to, by the records before it. */
function stepAt(before: readonly string[]): StepName {
  return beginnings.find(([record]) => before.includes(record))?.[1] ?? 'check';
}

async function powerGoes(backups: boolean, call: Call, at: Cut['at']): Promise<Run> {
  const world = worldWith(backups);
  await rotate(world, { call: call.number, at });
  return judged(world, call, `the power goes ${at} a call`, backups);
}

/** The fault lasts until after the next start; then it ends, and Keyturn starts once more. */
async function goesWrong(backups: boolean, call: Call, fault: Fault): Promise<Run> {
  const world = worldWith(backups);
  const begun: string[] = [];
  world.when(
    call.name,
    () => {
      begun.push(fault.name);
      fault.begin(world);
    },
    call.nth,
  );
  await rotate(world);
  const troubled = await judged(world, call, fault.name, backups);
  calm(world);
  const after = await judged(world, call, fault.name, backups);
  const missed = { kind: 'other', words: 'nothing went wrong' } as const;
  const breaches = [
    ...troubled.breaches,
    ...after.breaches,
    ...(begun.length === 1 ? [] : [missed]),
  ];
  return { ...troubled, breaches };
}

/** Starts Keyturn once more, and examines the result. */
async function judged(world: World, call: Call, fault: string, backups: boolean): Promise<Run> {
  const views = await world.start().recover();
  // `outcomeOf` reads the keychain: it must answer again.
  world.keychain.failWith(undefined);
  const { outcome, open, breaches } = await outcomeOf(world, views);
  const { name, number, step } = call;
  return {
    step,
    fault,
    outcome,
    open,
    breaches,
    again: `at call ${String(number)} (${name}) of a rotation ${backups ? 'with' : 'without'} backups`,
  };
}
