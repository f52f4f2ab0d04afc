import { join } from 'node:path';
import { runCommand } from '../prepare/run-command.ts';
import { checkoutRoot, say } from '../prepare/run-script.ts';
import { CannotPrepare } from '../prepare/types.ts';

const limitMs = 5 * 60 * 1000;

/** Builds the application into `out/`. Throws `CannotPrepare`, with the output of the build. */
export async function buildApplication(): Promise<void> {
  say('Building Keyturn.');
  const builder = join(checkoutRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const built = await runCommand(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: checkoutRoot,
    timeoutMs: limitMs,
  });
  if (built.code !== 0) {
    throw new CannotPrepare(`Keyturn could not be built.\n${built.stdout}${built.stderr}`);
  }
}
