import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { say } from '../prepare/run-script.ts';
import { CannotPrepare, type PreparedRuntime } from '../prepare/types.ts';
import { withCleanUp } from './clean-up.ts';
import { applicationArguments } from './launch.ts';
import { printMfaCodes } from './print-mfa-codes.ts';
import { setStage, type Stage } from './set-stage.ts';

const quitLimitMs = 5000;

/** Shows the application to a person until they quit it, or stop it from the terminal. */
export async function showDemo(prepared: PreparedRuntime): Promise<void> {
  const exitCode = await withCleanUp('done', async (atEnd) => {
    const stage = await setStage(atEnd);
    say(introduction(stage));
    const { name, device } = stage.home.profiles.guarded;
    const { codeAt } = device;
    const { onRequest } = stage.aws;
    printMfaCodes(
      { profile: name, codeAt, onOtherLine: onRequest, terminal: process.stdout },
      atEnd,
    );
    const app = spawn(prepared.executable, applicationArguments(prepared, stage), {
      cwd: stage.home.folder,
      env: stage.env,
      stdio: ['ignore', 'ignore', 'ignore'],
      // Ctrl-C in the terminal is for this script, which then ends the application
      detached: process.platform !== 'win32',
    });
    const killNow = (): void => void app.kill('SIGKILL');
    process.once('exit', killNow);
    atEnd(async () => {
      await quit(app);
      process.off('exit', killNow);
    });
    await once(app, 'exit');
    return app.exitCode;
  });
  if (exitCode !== 0) throw new CannotPrepare('Keyturn ended by itself, and not as it should.');
  say('Keyturn has ended, and the throw-away home is gone.');
}

async function quit(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const ended = once(app, 'exit');
  const limit = setTimeout(() => app.kill('SIGKILL'), quitLimitMs);
  app.kill('SIGTERM');
  await ended;
  clearTimeout(limit);
}

function introduction({ home }: Stage): string {
  const { fresh, due, sharing, overdue, guarded } = home.profiles;
  return `
Keyturn opens on a home that was made up for this demo, with a stand-in of AWS on this computer.
Your own profiles, keys and settings are not touched; no account and no network are needed.
Only your keychain is asked whether it works, with a random value that is removed at once; so that
no key of the demo gets there, backups are off.

  ${overdue.name.padEnd(16)}131 days old, overdue: rotate it, from the window or from the tray
  ${due.name.padEnd(16)}84 days old, due; ${sharing.name} holds the same key: both change together
  ${fresh.name.padEnd(16)}12 days old, fresh
  ${guarded.name.padEnd(16)}64 days old, but AWS tells that only after a sign-in with MFA: rotate it, and
  ${''.padEnd(16)}enter the code below; each works once, and a new one comes every 30 s
  ${home.withoutKey.padEnd(16)}signs in another way, so there is no key to rotate

The file that changes is ${home.credentials.path}
To end: quit Keyturn in the tray, or press Ctrl-C here. Each request to the stand-in of AWS, and the code:
`;
}
