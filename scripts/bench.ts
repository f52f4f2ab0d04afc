import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Slack } from './bench/bars.ts';
import { circumstancesNow } from './bench/circumstances.ts';
import { benchDocument, type PlainTable } from './bench/document.ts';
import { lineHeadings, lineRows, missed } from './bench/line-rows.ts';
import { benchMemory, growthLine } from './bench/memory.ts';
import { readOrders, usualCycles } from './bench/orders.ts';
import { benchPlainTables } from './bench/plain-tables.ts';
import type { Entry } from './bench/section.ts';
import { sections } from './bench/sections.ts';
import { prepare } from './prepare.ts';
import { checkoutRoot, runScript, say } from './prepare/run-script.ts';
import { buildApplication } from './stage/build-application.ts';
import { table } from './test/table.ts';

// Measures Keyturn against its references; exits with 1 where a bar is missed.
await runScript(import.meta.url, async () => {
  const orders = readOrders(process.argv.slice(2));
  const prepared = await prepare('test');
  const circumstances = circumstancesNow(prepared);
  await buildApplication();
  if (orders.kind === 'memory') {
    show(await memoryTable(orders.cycles));
    return;
  }
  const short = orders.kind === 'short';
  const entries = await benchSections(short, short ? 'a quarter' : 'none');
  const tables = [...(await benchPlainTables({ short }))];
  for (const each of tables) show(each);
  if (short) return;
  const memory = await memoryTable(usualCycles);
  show(memory);
  const document = benchDocument({
    circumstances,
    entries,
    methods: sections,
    tables: [...tables, memory],
  });
  await writeFile(join(checkoutRoot, 'docs', 'benchmarks.md'), document);
});

async function benchSections(short: boolean, slack: Slack): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const { title, run } of sections) {
    say(`${title} …`);
    entries.push(...(await run({ short })));
  }
  show({ title: 'Against the bars', text: table(lineHeadings, lineRows(entries, slack)) });
  if (missed(entries, slack).length > 0) process.exitCode = 1;
  return entries;
}

async function memoryTable(cycles: number): Promise<PlainTable> {
  const growth = await benchMemory(cycles, (done, kib) => {
    if (done % 50 === 0) say(`${String(done)} cycles, ${(kib / 1024).toFixed(1)} MiB`);
  });
  if (growth.ratio > 1.05) process.exitCode = 1;
  return { title: 'Opening, refreshing, rotating and closing', text: growthLine(cycles, growth) };
}

function show({ title, text }: PlainTable): void {
  process.stdout.write(`\n${title}\n\n${text}\n`);
}
