import { readBoot, rememberedMachine } from '../computer/machine.ts';
import { startOf } from '../computer/processes.ts';
import { thisSystem } from '../computer/system-questions.ts';
import { openLifeSign } from './life-sign.ts';

/** A process, so that no other one on any computer at any time is taken for it. */
export type ProcessIdentity = {
  /** The name of the computer, for people. */
  readonly host: string;
  /** What tells computers apart; empty where it can't be read, then the name has to do. */
  readonly machine: string;
  /** The id of this run of the system; where it has none, when it began, in ms since 1970. */
  readonly boot: string | number;
  /** In which numbering of processes the number means something: containers have their own. */
  readonly processSpace: string;
  readonly process: number;
  /** When the process began, or, on Windows, its sign of life; empty where neither can be had. */
  readonly started: string;
};

/** What the system tells of this process; nothing of it changes as long as the process lives. */
type ConstantFacts = Pick<ProcessIdentity, 'machine' | 'processSpace' | 'started'> & {
  readonly bootId: string;
};

let known: Promise<ConstantFacts> | undefined;

/** Who this process is. */
export async function identifyThisProcess(): Promise<ProcessIdentity> {
  known ??= askSystem();
  const { bootId, ...constant } = await known;
  // What could not be read may be readable the next time.
  if (constant.machine === '' || constant.started === '') known = undefined;
  return {
    ...constant,
    // A computer can be called another name, and a start that is reckoned from the clock drifts.
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
    // Windows tells no start to a program that starts no other one, and its numbers come back at once.
    thisSystem.platform === 'win32' ? openLifeSign() : startOf(process.pid),
  ]);
  return { machine, bootId, processSpace, started: started ?? '' };
}
