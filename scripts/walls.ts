import { runScript, say } from './prepare/run-script.ts';
import { inspectCheckout } from './walls/checkout.ts';
import { wallsOf } from './walls/rules.ts';

// Prints every import of the checkout that goes through a wall; any of them is exit code 1.
await runScript(import.meta.url, async () => {
  const walls = wallsOf('');
  const { files, breaches } = await inspectCheckout();
  for (const { wall, from, to } of breaches) {
    say(`${wall}: ${from} imports ${to}`);
    say(`  ${walls.find(({ name }) => name === wall)?.comment ?? ''}`);
  }
  say(`${walls.length} walls, ${files} files, ${breaches.length} breaches`);
  if (breaches.length > 0) process.exitCode = 1;
});
