import { randomBytes } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { systemNameOf } from '../base/system-errors.ts';

/**
 * A sign of life: a named pipe of Windows that a process holds open. The system removes it when the process ends in
 * any way, and its name is never used again.
 */
const form = /^pipe ([0-9a-f]{32})$/;

// In ms. A missing pipe is reported at once; a process that doesn't answer in this time is busy, not gone.
const patience = 2_000;

let own: Promise<string> | undefined;

/** The sign of life of this process, which does not keep it running. Empty except on Windows. */
export async function openLifeSign(): Promise<string> {
  own ??= listen();
  const sign = await own;
  // If the pipe could not be opened, the next call may succeed.
  if (sign === '') own = undefined;
  return sign;
}

async function listen(): Promise<string> {
  const sign = `pipe ${randomBytes(16).toString('hex')}`;
  const pipe = pipeOf(sign);
  if (pipe === undefined || process.platform !== 'win32') return '';
  return new Promise((resolve) => {
    const server = createServer((visitor) => {
      visitor.on('error', () => undefined);
      visitor.destroy();
    });
    server.on('error', () => {
      resolve('');
    });
    server.listen(pipe, () => {
      server.unref();
      resolve(sign);
    });
  });
}

/** Whether the `started` of a process is a sign of life. Pure. */
export function isLifeSign(started: string): boolean {
  return form.test(started);
}

/** Whether the process with this sign of life still runs. True where that can't be found out. Never rejects. */
export function isGiven(sign: string): Promise<boolean> {
  const pipe = pipeOf(sign);
  if (pipe === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const visitor = connect(pipe);
    const settle = (isThere: boolean): void => {
      clearTimeout(timer);
      visitor.destroy();
      resolve(isThere);
    };
    const timer = setTimeout(settle, patience, true);
    visitor.on('connect', () => {
      settle(true);
    });
    // Any other error ("it is not yours", "it is busy") means that the pipe exists.
    visitor.on('error', (cause) => {
      settle(systemNameOf(cause) !== 'ENOENT');
    });
  });
}

function pipeOf(sign: string): string | undefined {
  const [, name] = form.exec(sign) ?? [];
  return name === undefined ? undefined : `\\\\.\\pipe\\keyturn-${name}`;
}
