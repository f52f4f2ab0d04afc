import { prepare } from './prepare.ts';
import { runScript } from './prepare/run-script.ts';
import { hasDisplay } from './prepare/system-packages.ts';
import { buildApplication } from './stage/build-application.ts';
import { driveDemo } from './stage/drive-demo.ts';
import { showDemo } from './stage/show-demo.ts';

await runScript(import.meta.url, async () => {
  const prepared = await prepare('demo');
  await buildApplication();
  const isSeen = process.platform !== 'linux' || hasDisplay(process.env);
  await (isSeen ? showDemo(prepared) : driveDemo(prepared));
});
