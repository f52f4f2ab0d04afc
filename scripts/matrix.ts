import { kills } from './matrix/kills.ts';
import { readOptions } from './matrix/options.ts';
import {
  brokenLines,
  exitCodeOf,
  matrixTable,
  openTable,
  type Part,
  summary,
} from './matrix/report.ts';
import type { Run } from './matrix/runs.ts';
import { everyStep } from './matrix/steps.ts';
import { drawnStories } from './matrix/stories.ts';
import { everyWayBack, everyWayBackCut, everyWayBackStruck } from './matrix/way-back.ts';
import { runScript, say } from './prepare/run-script.ts';

// Makes rotations fail at every step in every way, and prints the results; exits with 1 where a promise is broken.
await runScript(import.meta.url, async () => {
  const { seed, sequences } = readOptions(process.argv.slice(2));
  say(`Seed ${String(seed)}: --seed ${String(seed)} draws the same sequences again.`);
  const parts = [
    await timed('Every step and every fault, in memory', everyStep),
    await timed('The way back, whatever has become of both keys', everyWayBack),
    await timed('The way back, with the power going at every call', () =>
      everyWayBackCut(({ other }) => other === 'nowhere'),
    ),
    await timed('An undo, struck at every call', everyWayBackStruck),
    await timed('Drawn stories, in memory', () => drawnStories(seed, sequences)),
    await timed('Killed by SIGKILL, over HTTP', kills),
  ];
  for (const part of parts) show(part);
  process.exitCode = exitCodeOf(parts);
  print(summary(parts));
});

async function timed(title: string, run: () => Promise<readonly Run[]>): Promise<Part> {
  say(`${title} …`);
  const started = performance.now();
  const runs = await run();
  const seconds = (performance.now() - started) / 1000;
  say(`  ${runs.length.toLocaleString('en')} runs in ${seconds.toFixed(0)} s`);
  return { title, runs, seconds };
}

function show(part: Part): void {
  print(`\n${part.title}\n\n${matrixTable(part.runs)}\n`);
  const open = openTable(part.runs);
  if (open.length > 0) print(`Open, each with its entry and these words:\n${open.join('\n')}\n`);
  const broken = brokenLines(part);
  if (broken.length > 0) print(`${broken.join('\n')}\n`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
