import { parseArgs } from 'node:util';
import { CannotPrepare } from '../prepare/types.ts';

/** What a run of the bench measures. */
export type Orders =
  | { readonly kind: 'all' }
  | { readonly kind: 'short' }
  /** Only the memory, over so many cycles. */
  | { readonly kind: 'memory'; readonly cycles: number };

/** The number of cycles if none is given. */
export const usualCycles = 200;

const usage = 'Usage: npm run bench [-- --short | memory [CYCLES]]';

/** Reads `--short`, or `memory` and a number. Throws `CannotPrepare` for anything else. */
export function readOrders(parameters: readonly string[]): Orders {
  const { values, positionals } = parsed(parameters);
  const [only, count, ...more] = positionals;
  if (only === undefined) return { kind: values.short === true ? 'short' : 'all' };
  const cycles = Number(count ?? usualCycles);
  const isMemory = only === 'memory' && values.short !== true && more.length === 0;
  if (!isMemory || !Number.isSafeInteger(cycles) || cycles < 1) throw new CannotPrepare(usage);
  return { kind: 'memory', cycles };
}

function parsed(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: { short: { type: 'boolean' } },
    });
  } catch (cause) {
    throw new CannotPrepare(usage, { cause });
  }
}
