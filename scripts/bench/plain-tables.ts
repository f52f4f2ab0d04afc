import { benchCredentials } from './credentials.ts';
import type { PlainTable } from './document.ts';
import { benchFlushes } from './flushes.ts';
import { ratioTable } from './measure.ts';
import type { BenchOptions } from './section.ts';
import { benchWindow } from './window.ts';

/** Measurements without a bar: what a rotation waits for, editing files, and the window. */
export async function benchPlainTables({ short }: BenchOptions): Promise<readonly PlainTable[]> {
  const { bytes, measured, memory } = await benchCredentials(short ? 3 : 15);
  const size = `${(bytes / 1024).toFixed(0)} KiB`;
  const flushes = await benchFlushes({ short });
  const window = await benchWindow(short ? 3 : 9);
  return [
    flushes,
    {
      title: `A credentials file of 5,000 profiles, ${size}`,
      text: `${ratioTable(measured)}\n\nA parsed file takes ${memory.toFixed(1)} bytes of memory for each of its bytes.`,
    },
    { title: 'The window', text: window.map(ratioTable).join('\n\n') },
  ];
}
