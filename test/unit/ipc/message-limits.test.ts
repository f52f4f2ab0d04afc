import { expect, test, vi } from 'vitest';
import { isReasonable } from '../../../main/ipc/message-limits.ts';

const cyclic: { self?: unknown } = {};
cyclic.self = cyclic;

function nested(depth: number): unknown {
  return depth === 0 ? 'end' : { next: nested(depth - 1) };
}

function lists(depth: number): unknown {
  return depth === 0 ? 'end' : [lists(depth - 1)];
}

test.each<readonly [string, unknown]>([
  ['nothing', undefined],
  ['a profile', { profile: 'dev' }],
  ['a profile with the longest name', { profile: 'x'.repeat(512) }],
  ['the longest path', { path: '/x'.repeat(2048) }],
  [
    'a page of the history',
    { offset: 0, limit: 50, filter: { words: 'x'.repeat(200), kinds: ['rotated'] } },
  ],
  ['as many values as may be', Array.from({ length: 499 }, () => 1)],
  ['as much text as may be', 'x'.repeat(32 * 1024)],
  ['as deep a message as may be', nested(8)],
])('%s is read', (_name, message) => {
  expect(isReasonable(message)).toBe(true);
});

test.each<readonly [string, unknown]>([
  ['a long text', 'x'.repeat(33_000)],
  ['many short texts', Array.from({ length: 400 }, () => 'x'.repeat(100))],
  ['a long name of a field', { ['x'.repeat(33_000)]: 1 }],
  ['many values', Array.from({ length: 501 }, () => 1)],
  ['many fields', Object.fromEntries(Array.from({ length: 501 }, (_, index) => [index, 1]))],
  ['a list of holes', Array(1_000_000)],
  ['a deep one', nested(9)],
  ['lists in lists in lists', lists(9)],
  ['one that holds itself', cyclic],
  ['a map', new Map([['profile', 'dev']])],
  ['bytes', { profile: new Uint8Array(10) }],
  ['an error', new Error('x')],
  ['a date', new Date(0)],
])('%s is not read', (_name, message) => {
  expect(isReasonable(message)).toBe(false);
});

test('of a huge message only the beginning is looked at', () => {
  const look = vi.fn(() => 1);
  const wide: Record<string, unknown> = {};
  for (let index = 0; index < 2000; index += 1) {
    Object.defineProperty(wide, `field${index}`, { enumerable: true, get: look });
  }
  expect(isReasonable(wide)).toBe(false);
  expect(look.mock.calls.length).toBeLessThan(500);
});
