import { _electron, type ElectronApplication } from 'playwright';
import type { Environment } from '../../test/support/desktop/processes.ts';
import { checkoutRoot } from '../prepare/run-script.ts';
import type { PreparedRuntime } from '../prepare/types.ts';
import type { Stage } from './set-stage.ts';

/** The arguments that start the built application on a stage. */
export function applicationArguments(prepared: PreparedRuntime, stage: Stage): string[] {
  return [...prepared.electronArguments, checkoutRoot, `--user-data-dir=${stage.userData}`];
}

const startLimitMs = 30_000;

/** Starts the application so that a script can see and use its window. */
export function launchForScript(
  prepared: PreparedRuntime,
  stage: Stage,
  environment: Environment,
  switches: readonly string[] = [],
): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: prepared.executable,
    args: [...applicationArguments(prepared, stage), ...switches],
    // without this, Playwright switches the sandbox off everywhere, not only for root
    chromiumSandbox: true,
    cwd: stage.home.folder,
    env: environment,
    timeout: startLimitMs,
  });
}
