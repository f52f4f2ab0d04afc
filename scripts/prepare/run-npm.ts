import { existsSync } from 'node:fs';
import path from 'node:path';
import { type CommandOptions, type CommandResult, runCommand } from './run-command.ts';

/** What npm is found with. */
export type NpmSurroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The Node.js that runs. */
  readonly node: string;
  readonly exists: (file: string) => boolean;
};

/**
 * The command that starts npm, and what stands before its own parameters: the npm that started this script, else the one
 * beside Node.js, each as a file for Node.js. On Windows the name alone is a batch file, which Node.js does not start.
 */
export function npmCommand({ env, node, exists }: NpmSurroundings): readonly [string, ...string[]] {
  const started = env['npm_execpath'];
  if (started !== undefined && /\bnpm-cli\.[cm]?js$/u.test(started)) return [node, started];
  const file = path.join('node_modules', 'npm', 'bin', 'npm-cli.js');
  const folder = path.dirname(node);
  const beside = [path.join(folder, file), path.join(folder, '..', 'lib', file)].find(exists);
  return beside === undefined ? ['npm'] : [node, beside];
}

/** Runs npm to its end, and never rejects: what went wrong is in the answer. */
export function runNpm(
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const [command, ...before] = npmCommand({
    env: process.env,
    node: process.execPath,
    exists: existsSync,
  });
  return runCommand(command, [...before, ...parameters], options);
}
