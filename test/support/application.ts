import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { checkoutRoot } from '../../scripts/prepare/run-script.ts';
import type { PreparedRuntime } from '../../scripts/prepare/types.ts';
import { hearAnswers } from './answer-promises.ts';
import type { Desktop } from './desktop/desktop.ts';
import { groupIsAlive, signalGroup, type Environment } from './desktop/processes.ts';
import { until } from './desktop/until.ts';

/** What is launched, and where. */
export type LaunchOptions = {
  readonly desktop: Desktop;
  readonly prepared: PreparedRuntime;
  /** The application's folder or entry file; the checkout's unpackaged build by default. */
  readonly path?: string;
  /** The folder of its data; the same folder makes it the same installation. */
  readonly userData?: string;
  readonly arguments?: readonly string[];
  /** Added to the environment of the desktop. */
  readonly env?: Environment;
};

/** A running application, observed from outside. */
export type RunningApplication = {
  readonly app: ElectronApplication;
  readonly process: ChildProcess;
  readonly userData: string;
  /** The first window, once main has answered it. Stays pending if the application opens none. */
  page(): Promise<Page>;
  /** Everything printed on stdout and stderr since its start. */
  output(): string;
  /** Quits it as a person would, and waits until all its processes have ended. */
  close(): Promise<void>;
  /** Kills all its processes at once, as a power cut would, and waits until they have ended. */
  kill(): Promise<void>;
};

// The window opens before main is fully loaded; a request made by then may be lost.
const hasAnswer = `location.protocol !== 'app:' ||
  (document.querySelector('#root > *') !== null && document.querySelector('.loading') === null)`;

/** Starts the application on a desktop. It is killed when this process dies. */
export async function launchKeyturn(options: LaunchOptions): Promise<RunningApplication> {
  const { desktop, prepared } = options;
  const folder = await mkdtemp(join(desktop.runtimeDirectory, 'application-'));
  const userData = options.userData ?? join(folder, 'user-data');
  const log = join(folder, 'output.log');
  await writeFile(log, '');
  const app = await _electron.launch({
    executablePath: await writeLauncher(folder, prepared.executable, log),
    args: [
      ...prepared.electronArguments,
      options.path ?? checkoutRoot,
      `--user-data-dir=${userData}`,
      ...(options.arguments ?? []),
    ],
    // without this, Playwright switches the sandbox off everywhere, not only for root
    chromiumSandbox: true,
    cwd: desktop.home,
    env: { ...desktop.env, ...options.env },
  });
  hearAnswers(app);
  const child = app.process();
  const leader = child.pid;
  if (leader === undefined) throw new Error('The application has no process');
  const areGone = (): boolean => !groupIsAlive(leader);
  const kill = async (): Promise<void> => {
    // Playwright starts it as the leader of a process group
    signalGroup(leader, 'SIGKILL');
    await until('the application to be gone', areGone);
  };
  desktop.atClose(kill);
  return {
    app,
    process: child,
    userData,
    page: async () => {
      const page = await app.firstWindow();
      await page.waitForLoadState();
      await until('main to answer the page', async () => (await page.evaluate(hasAnswer)) === true);
      return page;
    },
    output: () => readFileSync(log, 'utf8'),
    close: async () => {
      await app.close();
      await until('the application to end', areGone);
    },
    kill,
  };
}

/**
 * Playwright reads the output only once it is connected, and then drops it. This records all of it, and keeps
 * Electron's process ID.
 */
async function writeLauncher(folder: string, executable: string, log: string): Promise<string> {
  const path = join(folder, 'launch');
  const script = `#!/usr/bin/env bash
exec > >(exec tee -a '${log}') 2> >(exec tee -a '${log}' >&2)
exec setpriv --pdeathsig KILL '${executable}' "$@"
`;
  await writeFile(path, script, { mode: 0o700 });
  return path;
}
