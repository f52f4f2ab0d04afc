import path from 'node:path';
import { type CommandResult, runCommand } from './prepare/run-command.ts';
import { checkoutRoot, runScript, say } from './prepare/run-script.ts';
import { table } from './test/table.ts';

const tools = path.join(checkoutRoot, 'node_modules');

/** The checks of a change besides its tests; each is a module for Node, in node_modules. */
const checks = [
  { name: 'types', command: ['typescript/bin/tsc', '--build'] },
  { name: 'lint', command: ['oxlint/bin/oxlint'] },
  { name: 'format', command: ['oxfmt/bin/oxfmt', '--list-different'] },
  { name: 'walls', command: ['tsx/dist/cli.mjs', 'scripts/walls.ts'] },
  { name: 'workflows', command: ['tsx/dist/cli.mjs', 'scripts/workflows.ts'] },
  {
    name: 'unused',
    command: ['knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors'],
  },
] as const;

// Runs all of them, so that one run finds everything to fix; shows only failures.
await runScript(import.meta.url, async () => {
  const rows: (readonly string[])[] = [];
  for (const { name, command } of checks) {
    const [tool, ...parameters] = command;
    const started = performance.now();
    const result = await runCommand(process.execPath, [path.join(tools, tool), ...parameters], {
      cwd: checkoutRoot,
    });
    const seconds = (performance.now() - started) / 1000;
    if (result.code !== 0) {
      show(name, result);
      process.exitCode = 1;
    }
    rows.push([name, result.code === 0 ? 'passed' : 'failed', `${seconds.toFixed(1)} s`]);
  }
  say(table(['check', 'result', 'time'], rows));
});

function show(name: string, { stdout, stderr }: CommandResult): void {
  say(`--- ${name} ---`);
  say(
    [stdout, stderr]
      .map((text) => text.trimEnd())
      .join('\n')
      .trim(),
  );
  say('');
}
