import type { ElectronApplication } from 'playwright';
import type { Environment } from '../../test/support/desktop/processes.ts';
import { say } from '../prepare/run-script.ts';
import type { PreparedRuntime } from '../prepare/types.ts';
import { withCleanUp } from './clean-up.ts';
import { launchForScript } from './launch.ts';
import { setStage } from './set-stage.ts';
import { watchBuild } from './watch-build.ts';

/**
 * Runs the application on a stage until a person quits it: the window reloads when the renderer has changed, and the
 * application restarts when main or preload has.
 */
export async function develop(prepared: PreparedRuntime): Promise<void> {
  await withCleanUp('done', async (atEnd) => {
    const stage = await setStage(atEnd);
    let app: ElectronApplication | undefined;
    // one change after the other: a rebuilt main must not meet the previous process
    let turn: Promise<void> = Promise.resolve();
    let hasQuit = (): void => {};
    const quit = new Promise<void>((resolve) => (hasQuit = resolve));

    async function start(environment: Environment): Promise<void> {
      const started = await launchForScript(prepared, stage, environment);
      app = started;
      started.process().stderr?.pipe(process.stderr);
      started.once('close', () => {
        // a replaced process was not quit by a person
        if (app === started) hasQuit();
      });
    }

    async function restart(): Promise<void> {
      const earlier = app;
      app = undefined;
      await earlier?.close();
      await start(stage.env);
    }

    async function reload(): Promise<void> {
      for (const page of app?.windows() ?? []) await page.reload();
    }

    const apply = (what: string, change: () => Promise<void>): void => {
      say(what);
      turn = turn.then(change).catch((cause: unknown) => {
        say(`That failed: ${cause instanceof Error ? cause.message : String(cause)}`);
      });
    };

    say('Building Keyturn, and watching its files.');
    await watchBuild((part) => {
      if (part === 'renderer') apply('The window has changed: it reloads.', reload);
      else apply(`${part} has changed: Keyturn starts anew.`, restart);
    }, atEnd);
    await start(stage.env);
    atEnd(async () => {
      await turn;
      const running = app;
      app = undefined;
      await running?.close();
    });
    say(`Keyturn runs on ${stage.home.folder}. Quit it, or press Ctrl-C here, to end.`);
    await quit;
  });
}
