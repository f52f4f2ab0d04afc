import { execFile } from 'node:child_process';

export type CommandOptions = {
  readonly timeoutMs?: number;
  readonly cwd?: string;
  readonly environment?: NodeJS.ProcessEnv;
};

/** How a command ended; `code` is undefined if it could not be started or exceeded its time limit. */
export type CommandResult = {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs a command to its end and never rejects: errors are in the result. */
export function runCommand(
  command: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    execFile(
      command,
      parameters,
      {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        timeout: options.timeoutMs ?? 0,
        killSignal: 'SIGKILL',
        cwd: options.cwd,
        env: options.environment,
      },
      (failure, stdout, stderr) => {
        resolve({ code: exitCode(failure), stdout, stderr: stderr || (failure?.message ?? '') });
      },
    );
  });
}

/** The last line with text: most tools print the error there. */
export function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

function exitCode(failure: { readonly code?: unknown } | null): number | undefined {
  if (failure === null) return 0;
  return typeof failure.code === 'number' ? failure.code : undefined;
}
