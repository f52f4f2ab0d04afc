import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';

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
  /** Starts what copying takes, where it is not there already: whoever will copy soon loses no time then. */
  getReady(): void;
  /** Never fails; changes no content. */
  copy(from: string, to: string): Promise<void>;
};

type Shell = ChildProcessByStdio<Writable, Readable, null>;

/**
 * A copier that has a small shell start `cp` of GNU coreutils. To start a program itself takes this process 7 to 15 ms,
 * in which the window stands still: all its memory is prepared for a fork (libuv). A shell takes one. It is let go of
 * when nobody has copied for a while, and ends with this process in any case, as its input does.
 */
export function createAttributeCopier({ patience, lingers }: Times = usual): AttributeCopier {
  let shell: Shell | undefined;
  let ending: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  function shellAtHand(): Shell {
    clearTimeout(ending);
    shell ??= startShell((ended) => {
      if (shell === ended) shell = undefined;
    });
    return shell;
  }

  function letGoLater(): void {
    clearTimeout(ending);
    ending = setTimeout(() => {
      shell?.stdin.end();
      shell = undefined;
    }, lingers).unref();
  }

  async function copyNext(from: string, to: string): Promise<void> {
    // One that was ended by somebody else is replaced once.
    if ((await ask(shellAtHand(), `${from}\n${to}\n`, patience)) === 'gone') {
      await ask(shellAtHand(), `${from}\n${to}\n`, patience);
    }
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

function startShell(ended: (shell: Shell) => void): Shell {
  const shell = spawn('/bin/sh', ['-c', loop], {
    env: { LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const tell = (): void => {
    ended(shell);
  };
  shell.on('error', tell);
  shell.on('exit', tell);
  // What can't be written to it any more, its end tells.
  shell.stdin.on('error', () => undefined);
  // It keeps no process from its end.
  shell.unref();
  for (const stream of [shell.stdin, shell.stdout]) {
    if (stream instanceof Socket) stream.unref();
  }
  return shell;
}

/** Whether it has answered; one that does not is ended. */
function ask(shell: Shell, lines: string, patience: number): Promise<'done' | 'slow' | 'gone'> {
  return new Promise((resolve) => {
    const settle = (outcome: 'done' | 'slow' | 'gone'): void => {
      clearTimeout(timer);
      shell.stdout.off('data', answered);
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
      shell.kill('SIGKILL');
      settle('slow');
    }, patience);
    shell.stdout.on('data', answered);
    shell.on('exit', gone);
    shell.on('error', gone);
    shell.stdin.write(lines);
  });
}

function copyAtOnce(from: string, to: string, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    execFile('/bin/cp', [...words, from, to], { timeout, env: { LC_ALL: 'C' } }, () => {
      resolve();
    });
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
