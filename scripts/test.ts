import { prepare } from './prepare.ts';
import { runScript, say } from './prepare/run-script.ts';
import { CannotPrepare, type PreparedRuntime } from './prepare/types.ts';
import { aboutSandbox } from './test/about-sandbox.ts';
import { closingLine, type RingResult } from './test/report.ts';
import { chooseRings, type Ring, whyNotApplicable } from './test/rings.ts';
import { build, runRing } from './test/run-ring.ts';
import { table } from './test/table.ts';

type PreparedRun = {
  readonly prepared: PreparedRuntime | undefined;
  readonly obstacle: string | undefined;
};

// Runs the rings named in argv, or all of them, one after another; the last line of stdout sums them up.
await runScript(import.meta.url, async () => {
  const chosen = chooseRings(process.argv.slice(2));
  const applicable = chosen.filter(
    (ring) => whyNotApplicable(ring, process.platform) === undefined,
  );
  const ready = await makeReady(applicable);
  const results: RingResult[] = [];
  let endToEnd: RingResult | undefined;
  const rows: (readonly string[])[] = [];
  for (const ring of chosen) {
    const started = performance.now();
    const { result, words } = await runOrSayWhyNot(ring, ready);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (result !== undefined) results.push(result);
    if (ring.name === 'e2e') endToEnd = result;
    rows.push([ring.name, words, result === undefined ? '' : `${seconds} s`]);
  }
  say(`\n${table(['ring', 'result', 'time'], rows)}`);
  for (const name of results.flatMap(({ skipped }) => skipped)) say(`not applicable here: ${name}`);
  if (ready.prepared !== undefined) {
    const isRoot = ready.prepared.electronArguments.includes('--no-sandbox');
    say(aboutSandbox({ isRoot, endToEnd }));
  }
  if (results.some(({ failed }) => failed > 0) || results.length === 0) process.exitCode = 1;
  process.stdout.write(`${closingLine(results)}\n`);
});

/** Brings what the rings need. What stands in the way fails only those rings that need it. */
async function makeReady(applicable: readonly Ring[]): Promise<PreparedRun> {
  const needs = new Set(applicable.map((ring) => ring.needs));
  if (!needs.has('runtime') && !needs.has('build')) {
    return { prepared: undefined, obstacle: undefined };
  }
  try {
    const prepared = await prepare('test');
    const isBuilt = !needs.has('build') || (await build());
    return { prepared, obstacle: isBuilt ? undefined : 'the application could not be built' };
  } catch (cause) {
    if (!(cause instanceof CannotPrepare)) throw cause;
    return { prepared: undefined, obstacle: cause.message };
  }
}

async function runOrSayWhyNot(
  ring: Ring,
  { prepared, obstacle }: PreparedRun,
): Promise<{ readonly result: RingResult | undefined; readonly words: string }> {
  const reason = whyNotApplicable(ring, process.platform);
  if (reason !== undefined) return { result: undefined, words: `not applicable: ${reason}` };
  const isHindered =
    obstacle !== undefined &&
    (ring.needs === 'build' || (ring.needs === 'runtime' && prepared === undefined));
  if (isHindered) {
    return { result: { passed: 0, failed: 1, skipped: [] }, words: `could not run: ${obstacle}` };
  }
  say(`\nRing ${ring.name}`);
  const result = await runRing(ring.name);
  return { result, words: closingLine([result]) };
}
