import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { prepare } from './prepare.ts';
import { checkoutRoot, runScript } from './prepare/run-script.ts';
import { buildApplication } from './stage/build-application.ts';

const stoppedBySignal = 1;

await runScript(import.meta.url, async () => {
  const { executable, electronArguments } = await prepare('start');
  await buildApplication();
  const environment = { ...process.env };
  // an editor's terminal may have set it, and Electron would then be plain Node
  delete environment['ELECTRON_RUN_AS_NODE'];
  const app = spawn(executable, [...electronArguments, checkoutRoot, ...process.argv.slice(2)], {
    env: environment,
    stdio: 'inherit',
  });
  // The application decides how it exits; this script only waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.kill(signal));
  }
  await once(app, 'exit');
  process.exit(app.exitCode ?? stoppedBySignal);
});
