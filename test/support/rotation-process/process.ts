import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { AwsDouble } from '../aws-double/index.ts';
import { type EndedMessage, Message, type OrderSheet } from './orders.ts';

/** How a process has ended: by SIGKILL, or with its message. `output` is everything it wrote. */
export type Ending =
  | { readonly killed: true; readonly output: string }
  | { readonly killed: false; readonly ended: EndedMessage; readonly output: string };

const limitMs = 60_000;

/** Runs the bundled process on these orders to its end. Throws with its output where it fails, and after a minute. */
export async function runProcess(
  bundle: string,
  orders: OrderSheet,
  aws: AwsDouble,
): Promise<Ending> {
  const child = fork(bundle, [JSON.stringify(orders)], {
    // None of a person's own variables: neither AWS's nor Node's.
    env: { TZ: 'UTC', HOME: orders.folders.home },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the process has no output');
  const output = Promise.all([text(stdout), text(stderr)]).then((texts) => texts.join(''));
  const messages = listen(child, aws);
  const timer = setTimeout(() => child.kill('SIGABRT'), limitMs);
  const [code, signal] = await exitOf(child);
  clearTimeout(timer);
  messages.stop();
  const written = await output;
  const ended = messages.ended();
  if (signal === 'SIGKILL') return { killed: true, output: written };
  if (code === 0 && ended !== undefined) return { killed: false, ended, output: written };
  throw new Error(`the process ended with ${String(signal ?? code)}:\n${written}`);
}

async function exitOf(child: ChildProcess): Promise<[unknown, unknown]> {
  const [code, signal]: unknown[] = await once(child, 'exit');
  return [code, signal];
}

function listen(child: ChildProcess, aws: AwsDouble) {
  let ended: EndedMessage | undefined;
  let stop: () => void = () => undefined;
  child.on('message', (raw) => {
    const message = Message.parse(raw);
    if (message.kind === 'ended') {
      ended = message;
      return;
    }
    stop = aws.onRequest((request) => {
      // Called right before the answer is sent: the process is dead when it arrives.
      if (request.action === message.action) child.kill('SIGKILL');
    });
    child.send('understood');
  });
  return { ended: () => ended, stop: () => stop() };
}
