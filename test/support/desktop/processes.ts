import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Hopeless, until } from './until.ts';

export type Environment = Readonly<Record<string, string>>;

/** A process of the desktop that runs until it is stopped. */
export type Daemon = {
  readonly child: ChildProcess;
  /** True while it runs; throws `Hopeless`, with its output, once it has ended. */
  assertAlive(): true;
  /** Ends it and waits until it has ended. */
  stop(): Promise<void>;
};

// gnome-keyring may hide its environment, so processes started here are recorded, too
const started = new Map<ChildProcess, Environment>();

// Processes that ignore SIGTERM are killed; the waits allow for a busy computer.
const endings = [
  ['SIGTERM', 3000],
  ['SIGKILL', 30_000],
] as const;

type Options = { readonly environment: Environment; readonly input?: string };

/**
 * Starts a process in its own group. It gets SIGTERM when this process dies in any way, so that a crashed test run
 * leaves nothing behind.
 */
export function startDaemon(command: readonly string[], options: Options): Daemon {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...command], {
    detached: true,
    env: options.environment,
    // the fourth is for the output of the process, such as a display number
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  started.set(child, options.environment);
  child.once('exit', () => started.delete(child));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-10_000)));
  }
  child.on('error', (failure) => (printed += failure.message));
  child.stdin?.on('error', () => undefined); // it may have exited without reading
  child.stdin?.end(options.input ?? '');
  return {
    child,
    assertAlive: () => {
      if (!hasEnded(child)) return true;
      throw new Hopeless(`${command[0]} has ended: ${printed}`);
    },
    stop: () => stop(child),
  };
}

/** Sends a signal to a whole process group, if it still exists. */
export function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  signalProcess(leader === undefined ? undefined : -leader, signal);
}

/** Whether any process of the group still runs. A zombie does not count. */
export function groupIsAlive(leader: number): boolean {
  return processIds().some((id) => {
    const [state, , group] = statusFields(id);
    return group === String(leader) && state !== 'Z' && state !== 'X';
  });
}

/** The running processes whose environment contains this text: all that belong to a desktop. */
export function processesMarkedBy(text: string): readonly number[] {
  const ownDaemons = [...started]
    .filter(([, environment]) => Object.values(environment).some((value) => value.includes(text)))
    .flatMap(([{ pid }]) => pid ?? []);
  const others = processIds().filter((id) => {
    try {
      return readFileSync(`/proc/${id}/environ`, 'utf8').includes(text);
    } catch {
      return false; // it has ended by now, or belongs to another user
    }
  });
  return [...new Set([...ownDaemons, ...others])];
}

/** Ends every process whose environment contains this text, by force if necessary. */
export async function endProcessesMarkedBy(text: string): Promise<void> {
  const areGone = (): boolean => processesMarkedBy(text).length === 0;
  for (const [signal, patience] of endings) {
    for (const id of processesMarkedBy(text)) signalProcess(id, signal);
    const gone = await until('the processes of the desktop to end', areGone, patience).catch(
      () => false,
    );
    if (gone) return;
  }
  throw new Error(`Processes survive: ${processesMarkedBy(text).join(', ')}`);
}

/** The same at once and by force, for the moment when this process itself exits. */
export function killProcessesMarkedBy(text: string): void {
  for (const id of processesMarkedBy(text)) signalProcess(id, 'SIGKILL');
}

async function stop(child: ChildProcess): Promise<void> {
  for (const [signal, patience] of endings) {
    if (hasEnded(child)) return;
    signalGroup(child.pid, signal);
    await until('a daemon to end', () => hasEnded(child), patience).catch(() => undefined);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function signalProcess(id: number | undefined, signal: NodeJS.Signals): void {
  if (id === undefined) return;
  try {
    process.kill(id, signal);
  } catch {
    // gone already
  }
}

function processIds(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** State, parent, group, …: the fields after the name, which may contain spaces and parentheses. */
function statusFields(id: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
