import { prepare } from './prepare.ts';
import { runScript } from './prepare/run-script.ts';
import { hasDisplay } from './prepare/system-packages.ts';
import { CannotPrepare } from './prepare/types.ts';
import { develop } from './stage/develop.ts';

await runScript(import.meta.url, async () => {
  if (process.platform === 'linux' && !hasDisplay(process.env)) {
    throw new CannotPrepare('npm run dev needs a display. Without one, try "npm run demo".');
  }
  await develop(await prepare('dev'));
});
