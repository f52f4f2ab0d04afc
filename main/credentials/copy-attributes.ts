import { type ChildProcess, execFile, spawn, type SpawnOptions } from 'node:child_process';
import { Socket } from 'node:net';
import { endGroup } from './end-group.ts';

// Not the times: by them left-over files are known. What can't be copied stays away, and the rest is copied.
const words = ['--attributes-only', '--preserve=mode,xattr', '--'];
const loop = `while IFS= read -r from && IFS= read -r to; do
  /bin/cp ${words.join(' ')} "$from" "$to" </dev/null >/dev/null
  echo
done`;

/** Times in ms. */
type Times = {
  /** How long one copy may take. */
  readonly patience: number;
  /** How long the shell waits for the next file. */
  readonly lingers: number;
};

// A local program that reads no file; whoever is slower than this is no help.
const usual: Times = { patience: 2_000, lingers: 60_000 };

/** Copies access control lists and extended attributes. */
export type AttributeCopier = {
  /** Starts what copying takes, where it is not there already: whoever will copy soon loses no time then. Never fails. */
  getReady(): void;
  /** Never fails; changes no content. */
  copy(from: string, to: string): Promise<void>;
};

type Start = (program: string, words: string[], options: SpawnOptions) => ChildProcess;
type Shell = { readonly process: ChildProcess; readonly input: Socket; readonly output: Socket };
type Outcome = 'done' | 'slow' | 'gone';

/**
 * A copier that has a small shell start `cp` of GNU coreutils. To start a program itself takes this process 7 to 15 ms,
 * in which the window stands still: all its memory is prepared for a fork (libuv). A shell takes one. It is let go of
 * when nobody has copied for a while, and ends with this process, as its input does.
 */
export function createAttributeCopier(
  { patience, lingers }: Times = usual,
  start: Start = spawn,
): AttributeCopier {
  let shell: Shell | undefined;
  let ending: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  function shellAtHand(): Shell | undefined {
    clearTimeout(ending);
    shell ??= startShell(start, forget);
    return shell;
  }

  function forget(ended: ChildProcess): void {
    if (shell?.process === ended) shell = undefined;
  }

  function letGoLater(): void {
    clearTimeout(ending);
    ending = setTimeout(() => {
      shell?.input.end();
      shell = undefined;
    }, lingers).unref();
  }

  async function tryCopying(from: string, to: string): Promise<Outcome> {
    const asked = shellAtHand();
    if (asked === undefined) return 'gone';
    const outcome = await ask(asked, `${from}\n${to}\n`, patience);
    if (outcome === 'slow') {
      // What it might still say is about this file, not about the next one.
      forget(asked.process);
      endGroup(asked.process.pid);
    }
    return outcome;
  }

  async function copyNext(from: string, to: string): Promise<void> {
    // One that was ended by somebody else is replaced once.
    if ((await tryCopying(from, to)) === 'gone') await tryCopying(from, to);
    letGoLater();
  }

  return {
    getReady: () => {
      shellAtHand();
      letGoLater();
    },
    copy: (from, to) => {
      // The shell takes a path a line.
      if (`${from}${to}`.includes('\n')) return copyAtOnce(from, to, patience);
      last = last.then(() => copyNext(from, to));
      return last;
    },
  };
}

/** Undefined where the system has no memory, process or pipe to spare now. */
function startShell(start: Start, ended: (shell: ChildProcess) => void): Shell | undefined {
  const shell = startIn(start);
  if (shell === undefined) return undefined;
  const tell = (): void => {
    ended(shell);
  };
  shell.on('error', tell);
  shell.on('exit', tell);
  const { stdin: input, stdout: output } = shell;
  if (!(input instanceof Socket) || !(output instanceof Socket)) return undefined;
  // What can't be written to it any more, its end tells.
  input.on('error', () => undefined);
  // It keeps no process from its end.
  shell.unref();
  input.unref();
  output.unref();
  return { process: shell, input, output };
}

function startIn(start: Start): ChildProcess | undefined {
  try {
    // A group of its own: a copy that hangs is ended with it.
    return start('/bin/sh', ['-c', loop], {
      env: { LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    });
  } catch {
    return undefined;
  }
}

/** Whether it has answered. */
function ask({ process: shell, input, output }: Shell, lines: string, patience: number) {
  return new Promise<Outcome>((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      output.off('data', answered);
      shell.off('exit', gone);
      shell.off('error', gone);
      resolve(outcome);
    };
    const answered = (): void => {
      settle('done');
    };
    const gone = (): void => {
      settle('gone');
    };
    const timer = setTimeout(() => {
      settle('slow');
    }, patience);
    output.on('data', answered);
    shell.on('exit', gone);
    shell.on('error', gone);
    input.write(lines);
  });
}

function copyAtOnce(from: string, to: string, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    try {
      execFile('/bin/cp', [...words, from, to], { timeout, env: { LC_ALL: 'C' } }, () => {
        resolve();
      });
    } catch {
      // The system starts no program now.
      resolve();
    }
  });
}

const copier = createAttributeCopier();

/** Gets ready to copy attributes, where this system has a tool for it. */
export function getReadyToCopyAttributes(): void {
  if (process.platform === 'linux') copier.getReady();
}

/**
 * Gives a file the access control list and the extended attributes of another, as far as this system has a tool for it.
 * Changes no content, and never fails; where there is no such tool they are what the folder gives.
 */
export async function copyAttributes(from: string, to: string): Promise<void> {
  if (process.platform === 'linux') await copier.copy(from, to);
}
