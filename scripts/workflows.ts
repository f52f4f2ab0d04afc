import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkoutRoot, runScript, say } from './prepare/run-script.ts';
import { workflowLinter } from './workflows/lint-workflow.ts';

// Prints every fault of the workflows; any of them is exit code 1.
await runScript(import.meta.url, async () => {
  const folder = path.join(checkoutRoot, '.github', 'workflows');
  const lint = await workflowLinter();
  for (const name of await readdir(folder)) {
    for (const fault of lint(await readFile(path.join(folder, name), 'utf8'), name)) {
      say(fault);
      process.exitCode = 1;
    }
  }
});
