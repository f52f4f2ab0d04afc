import { expect, test } from 'vitest';
import { readOptions } from '../../../scripts/matrix/options.ts';
import { CannotPrepare } from '../../../scripts/prepare/types.ts';

test('the matrix draws twelve thousand sequences by a seed of its own', () => {
  const { seed, sequences } = readOptions([]);
  expect(sequences).toBe(12_000);
  expect(new Set([seed, readOptions([]).seed, readOptions([]).seed]).size).toBeGreaterThan(1);
});

test('a seed that is given draws the same sequences again', () => {
  expect(readOptions(['--seed', '42', '--sequences=500'])).toEqual({ seed: 42, sequences: 500 });
});

test.each([
  ['--seed', 'x'],
  ['--seed', '-1'],
  ['--sequences', '1.5'],
  ['--seed', '99999999999'],
  ['--speed', '9'],
])('%s %s is refused in words', (...parameters) => {
  expect(() => readOptions(parameters)).toThrow(CannotPrepare);
});
