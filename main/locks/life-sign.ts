import { randomBytes } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { systemNameOf } from '../base/system-errors.ts';

/**
 * A sign of life: a named pipe of Windows that a process has open as long as it lives. The system takes it away with
 * the process, however that ends, and its name never comes back.
 */
const form = /^pipe ([0-9a-f]{32})$/;

// In ms. Whether there is such a pipe is known at once; whoever does not answer in this time is busy.
const patience = 2_000;

let own: Promise<string> | undefined;

/** The sign of life of this process, which does not keep it from its end. Empty where the system has none. */
export async function openLifeSign(): Promise<string> {
  own ??= listen();
  const sign = await own;
  // What could not be opened may be possible the next time.
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

/** Whether what a process says of its start is a sign of life. Pure. */
export function isLifeSign(started: string): boolean {
  return form.test(started);
}

/** Whether a process of this computer still gives this sign of life. What can't be asked counts as living. */
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
    // Any other refusal ("it is not yours", "it is busy") means that there is one.
    visitor.on('error', (cause) => {
      settle(systemNameOf(cause) !== 'ENOENT');
    });
  });
}

function pipeOf(sign: string): string | undefined {
  const [, name] = form.exec(sign) ?? [];
  return name === undefined ? undefined : `\\\\.\\pipe\\keyturn-${name}`;
}
