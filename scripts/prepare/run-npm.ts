import { existsSync } from 'node:fs';
import path from 'node:path';
import { type CommandOptions, type CommandResult, runCommand } from './run-command.ts';

/** What determines the command. */
export type NpmSurroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The path of the running Node.js. */
  readonly node: string;
  readonly exists: (file: string) => boolean;
};

/**
 * The command that starts npm, with its first parameters: the npm that started this script, or the one beside Node.js,
 * each as a file for Node.js. On Windows the bare name is a batch file, which Node.js does not start.
 */
export function npmCommand({ env, node, exists }: NpmSurroundings): readonly [string, ...string[]] {
  const started = env['npm_execpath'];
  if (started !== undefined && /\bnpm-cli\.[cm]?js$/u.test(started)) return [node, started];
  const file = path.join('node_modules', 'npm', 'bin', 'npm-cli.js');
  const folder = path.dirname(node);
  const beside = [path.join(folder, file), path.join(folder, '..', 'lib', file)].find(exists);
  return beside === undefined ? ['npm'] : [node, beside];
}

/** Runs npm to its end, and never rejects: errors are in the result. */
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
