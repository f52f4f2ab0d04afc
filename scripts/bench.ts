import { keeps } from './bench/bars.ts';
import { benchCredentials } from './bench/credentials.ts';
import { benchIdle } from './bench/idle.ts';
import { ratioTable } from './bench/measure.ts';
import { benchMemory, growthLine } from './bench/memory.ts';
import { benchStart } from './bench/start.ts';
import { benchWindow } from './bench/window.ts';
import { runScript } from './prepare/run-script.ts';

// Times as medians, each against the first of its table in the same run: seconds say more of the machine than of Keyturn.
await runScript(import.meta.url, async () => {
  // `npm run bench -- memory 500` weighs the application alone, over so many cycles.
  const [only, count] = process.argv.slice(2);
  if (only !== 'memory' && only !== 'start') await benchTimes();
  if (only === 'start') {
    const lines = [...(await benchStart({ short: false })), ...(await benchIdle({ short: false }))];
    process.stdout.write(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    if (!lines.every((line) => keeps(line, 'none'))) process.exitCode = 1;
    return;
  }
  const cycles = Number(count ?? 2000);
  const growth = await benchMemory(cycles, (done, kib) => {
    if (done % 50 === 0) process.stderr.write(`${done} cycles, ${(kib / 1024).toFixed(1)} MiB\n`);
  });
  process.stdout.write(`\n${growthLine(cycles, growth)}\n`);
  if (growth.ratio > 1.05) process.exitCode = 1;
});

async function benchTimes(): Promise<void> {
  const { bytes, measured, memory } = await benchCredentials();
  process.stdout.write(
    [
      `A credentials file of 5,000 profiles, ${(bytes / 1024).toFixed(0)} KiB`,
      '',
      ratioTable(measured),
      '',
      `A parsed file takes ${memory.toFixed(1)} bytes of memory for each of its bytes.`,
      '',
    ].join('\n'),
  );
  const window = await benchWindow();
  process.stdout.write(`\nThe window\n\n${window.map(ratioTable).join('\n\n')}\n`);
}
