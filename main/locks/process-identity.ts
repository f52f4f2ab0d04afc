import { readBoot, rememberedMachine } from '../computer/machine.ts';
import { startOf } from '../computer/processes.ts';
import { thisSystem } from '../computer/system-questions.ts';
import { openLifeSign } from './life-sign.ts';

/** Identifies a process among all processes of all computers at all times. */
export type ProcessIdentity = {
  /** The name of the computer, for people. */
  readonly host: string;
  /** The ID of the computer; empty where it can't be read: then the name is used. */
  readonly machine: string;
  /** The ID of the current boot; where the system has none, the time of the boot in ms since 1970. */
  readonly boot: string | number;
  /** The namespace of the process ID: containers have their own. */
  readonly processSpace: string;
  readonly process: number;
  /** When the process began; on Windows its sign of life. Empty where neither is available. */
  readonly started: string;
};

/** The parts that don't change while the process runs. */
type ConstantFacts = Pick<ProcessIdentity, 'machine' | 'processSpace' | 'started'> & {
  readonly bootId: string;
};

let known: Promise<ConstantFacts> | undefined;

/** The identity of this process. */
export async function identifyThisProcess(): Promise<ProcessIdentity> {
  known ??= askSystem();
  const { bootId, ...constant } = await known;
  // Parts that could not be read may be readable the next time.
  if (constant.machine === '' || constant.started === '') known = undefined;
  return {
    ...constant,
    // Read each time: a computer may be renamed, and a boot time that is computed from the clock drifts.
    host: thisSystem.host().slice(0, 256),
    boot: bootId || thisSystem.runsSince(),
    process: process.pid,
  };
}

async function askSystem(): Promise<ConstantFacts> {
  const [machine, bootId, processSpace, started] = await Promise.all([
    rememberedMachine(),
    readBoot(),
    thisSystem.platform === 'linux' ? thisSystem.targetOf('/proc/self/ns/pid') : '',
    // On Windows only another program could report the start, and process IDs are soon used again.
    thisSystem.platform === 'win32' ? openLifeSign() : startOf(process.pid),
  ]);
  return { machine, bootId, processSpace, started: started ?? '' };
}
