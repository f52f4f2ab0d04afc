import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CannotPrepare } from './types.ts';

/** The folder of the checkout, independent of the working directory. */
export const checkoutRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Prints one line for the person at the terminal. On stderr, so that stdout can be read by tools. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs `main` if the module with this URL is the entry of this process. Prints a `CannotPrepare` and exits with 1. */
export async function runScript(moduleUrl: string, main: () => Promise<void>): Promise<void> {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== fileURLToPath(moduleUrl)) return;
  try {
    await main();
  } catch (cause) {
    if (!(cause instanceof CannotPrepare)) throw cause;
    say(cause.message);
    process.exitCode = 1;
  }
}
