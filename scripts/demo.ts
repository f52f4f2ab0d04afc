import { buildApplication } from './demo/build.ts';
import { driveDemo } from './demo/drive.ts';
import { showDemo } from './demo/show.ts';
import { prepare } from './prepare.ts';
import { runScript } from './prepare/run-script.ts';
import { hasDisplay } from './prepare/system-packages.ts';

await runScript(import.meta.url, async () => {
  const prepared = await prepare('demo');
  await buildApplication();
  const isSeen = process.platform !== 'linux' || hasDisplay(process.env);
  await (isSeen ? showDemo(prepared) : driveDemo(prepared));
});
