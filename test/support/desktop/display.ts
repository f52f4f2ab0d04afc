import { execFile } from 'node:child_process';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { startDaemon, type Daemon, type Environment } from './processes.ts';
import { until } from './until.ts';

const execFileAsync = promisify(execFile);

/** A virtual screen of 1280 by 900 points on a display number of its own. */
export type Display = { readonly daemon: Daemon; readonly name: string };

/** Starts the X server and waits until it accepts clients. */
export async function startDisplay(environment: Environment): Promise<Display> {
  const daemon = startDaemon(
    // without -noreset it restarts whenever the last client leaves, and refuses clients while it does
    ['Xvfb', '-displayfd', '3', '-noreset', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    { environment },
  );
  const channel = daemon.child.stdio[3];
  if (!(channel instanceof Readable)) throw new Error('Xvfb has no way to tell its display');
  let number = '';
  channel.on('data', (chunk: Buffer) => (number += chunk.toString()));
  // it writes the number, and a line end, once it listens
  await until('Xvfb to listen', () => daemon.assertAlive() && number.endsWith('\n'));
  return { daemon, name: `:${number.trim()}` };
}

/** Starts the window manager and waits until it manages windows. */
export async function startWindowManager(environment: Environment): Promise<Daemon> {
  const daemon = startDaemon(['openbox', '--sm-disable'], { environment });
  await until('openbox', async () => {
    daemon.assertAlive();
    // fails while no window manager has announced itself on the root window
    await execFileAsync('xdotool', ['get_desktop'], { env: environment });
    return true;
  });
  return daemon;
}

/** Saves what the screen shows as a PNG file. */
export async function takeScreenshot(environment: Environment, path: string): Promise<void> {
  await execFileAsync('import', ['-window', 'root', `png:${path}`], { env: environment });
}
