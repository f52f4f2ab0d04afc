import { expect, test } from 'vitest';
import { createChanges } from '../../../main/base/changes.ts';

test('every listener hears of every change, and the changes are counted', () => {
  const changes = createChanges();
  const heard: string[] = [];
  changes.listen(() => heard.push('first'));
  changes.listen(() => heard.push('second'));
  expect(heard).toEqual([]);
  changes.touch();
  changes.touch();
  expect(heard).toEqual(['first', 'second', 'first', 'second']);
  expect(changes.count()).toBe(2);
});

test('a change before anybody listens is not lost: it is heard of at once, and once', () => {
  const changes = createChanges();
  changes.touch();
  changes.touch();
  const counts: number[] = [];
  changes.listen(() => counts.push(changes.count()));
  expect(counts).toEqual([2]);
});
