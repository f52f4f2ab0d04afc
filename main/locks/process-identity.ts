import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { systemNameOf } from '../disk/system-errors.ts';

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
  /** When the process began, in ticks since the boot; empty where the system does not tell. */
  readonly started: string;
};

/** What the system tells of this process; nothing of it changes as long as the process lives. */
type Told = Pick<ProcessIdentity, 'machine' | 'processSpace' | 'started'> & {
  readonly bootId: string;
};

let told: Told | undefined;

/** Who this process is. Only Linux tells all of it to a program that starts no other ones. */
export async function identifyThisProcess(): Promise<ProcessIdentity> {
  const { bootId, ...constant } = told ?? (await askSystem());
  // What could not be read may be readable the next time.
  if (bootId !== '' && constant.machine !== '') told = { bootId, ...constant };
  return {
    ...constant,
    // A computer can be called another name, and a start that is reckoned from the clock drifts.
    host: hostname().slice(0, 256),
    boot: bootId || startOfSystem(),
    process: process.pid,
  };
}

async function askSystem(): Promise<Told> {
  const [machine, bootId, processSpace, started] = await Promise.all([
    textOf('/etc/machine-id'),
    textOf('/proc/sys/kernel/random/boot_id'),
    readlink('/proc/self/ns/pid').catch(() => ''),
    startOf(process.pid),
  ]);
  return { machine: machineId(machine), bootId, processSpace, started: started ?? '' };
}

/** What tells a computer from others, and one run of its system from the next; empty where it does not tell. */
export type Computer = { readonly machine: string; readonly boot: string };

/** This computer, and this run of its system. */
export async function identifyComputer(): Promise<Computer> {
  const boot = await textOf('/proc/sys/kernel/random/boot_id');
  return { machine: await identifyMachine(), boot };
}

/** Tells computers apart as well as can be: by its name, which networks lengthen, where it has no id. Pure. */
export function nameOfComputer({
  machine,
  host,
}: Pick<ProcessIdentity, 'machine' | 'host'>): string {
  return machine === '' ? (host.split('.')[0] ?? '').toLowerCase() : machine;
}

/**
 * What tells this computer from others, whatever it is called; empty where the system does not tell. Hashed, as the id
 * itself is not for others to see: machine-id(5).
 */
async function identifyMachine(): Promise<string> {
  const id = machineId(await textOf('/etc/machine-id'));
  return id === '' ? '' : createHash('sha256').update(`keyturn ${id}`).digest('hex').slice(0, 32);
}

/**
 * When the process with this number began, in ticks since the boot; empty where the system does not tell,
 * undefined where there is no such process.
 */
export async function startOf(number: number): Promise<string | undefined> {
  if (!isThere(number)) return undefined;
  const start = startInProc(await textOf(`/proc/${String(number)}/stat`));
  // It may have ended while the system was asked.
  return start === '' && !isThere(number) ? undefined : start;
}

/** The start in a Linux `stat` line (proc(5), field 22); empty without one, undefined where it has ended. */
export function startInProc(line: string): string | undefined {
  // The second field is the name of the program, which may hold spaces and brackets.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const threads = Number(fields[17]);
  // A zombie has ended and waits for its parent to ask; while one of its threads still ends, so does what that does.
  if (state === 'X' || (state === 'Z' && threads <= 1)) return undefined;
  return fields[19] ?? '';
}

// machine-id(5); an image that was never started says "uninitialized", and all of its copies do.
function machineId(text: string): string {
  return /^[0-9a-f]{32}$/.test(text) ? text : '';
}

function startOfSystem(): number {
  return Math.round(Date.now() - uptime() * 1000);
}

function isThere(number: number): boolean {
  try {
    process.kill(number, 0);
    return true;
  } catch (cause) {
    // Any other refusal ("it is not yours") says that there is one.
    return systemNameOf(cause) !== 'ESRCH';
  }
}

async function textOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(() => '')).trim();
}
