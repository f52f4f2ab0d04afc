import { prepare } from './prepare.ts';
import { runScript } from './prepare/run-script.ts';

// Only the path goes to stdout, so that other tools can read it.
await runScript(import.meta.url, async () => {
  const { executable } = await prepare('dev');
  process.stdout.write(`${executable}\n`);
});
