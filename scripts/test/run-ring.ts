import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { checkoutRoot } from '../prepare/run-script.ts';
import { countReport, type RingResult } from './report.ts';

const limitMs = 15 * 60_000;

// A test of the application waits for half of its time: for windows, for AWS, for the desktop.
const workersForDesktops = Math.min(4, availableParallelism() + 1);

/** Runs a ring in a process of its own, which prints as it goes, and counts what it reports. */
export async function runRing(name: string): Promise<RingResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-test-'));
  const report = path.join(folder, 'report.json');
  try {
    const parameters = ['run', '--project', name, '--reporter=default', '--reporter=json'];
    const exitCode = await runTool('vitest/vitest.mjs', [
      ...parameters,
      `--outputFile=${report}`,
      ...(name === 'e2e' ? [`--maxWorkers=${workersForDesktops}`] : []),
    ]);
    return countReport(await readFile(report, 'utf8').catch(() => undefined), exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Builds the application into out/; whether it succeeded. */
export async function build(): Promise<boolean> {
  const code = await runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);
  return code === 0;
}

/** The exit code of a tool of node_modules; undefined if it was stopped at its time limit. */
function runTool(module: string, parameters: readonly string[]): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const tool = path.join(checkoutRoot, 'node_modules', module);
    const child = spawn(process.execPath, [tool, ...parameters], {
      cwd: checkoutRoot,
      // No test may reach a person's own keys.
      env: { ...withoutAws(process.env), TZ: 'UTC' },
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: limitMs,
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? undefined);
    });
  });
}

function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.toUpperCase().startsWith('AWS_')),
  );
}
