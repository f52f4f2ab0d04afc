import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { CannotPrepare } from '../prepare/types.ts';

/** The options of a run of the matrix. */
export type Options = {
  /** The same seed draws the same sequences. */
  readonly seed: number;
  readonly sequences: number;
};

const largestSeed = 2 ** 31 - 1;
const usual = 12_000;

/** Reads `--seed N` and `--sequences N`; a seed that is not given is drawn. Throws `CannotPrepare` for anything else. */
export function readOptions(parameters: readonly string[]): Options {
  const { seed, sequences } = valuesOf(parameters);
  return {
    seed: seed === undefined ? randomInt(largestSeed) : whole('seed', seed),
    sequences: sequences === undefined ? usual : whole('sequences', sequences),
  };
}

function valuesOf(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      options: { seed: { type: 'string' }, sequences: { type: 'string' } },
    }).values;
  } catch (cause) {
    throw new CannotPrepare(cause instanceof Error ? cause.message : String(cause));
  }
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > largestSeed) {
    throw new CannotPrepare(`--${name} takes a whole number, not "${text}".`);
  }
  return number;
}
