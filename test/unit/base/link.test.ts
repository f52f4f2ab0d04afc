import { expect, test } from 'vitest';
import { createLink } from '../../../main/base/link.ts';

test('a link answers by what it was made with, and from the connection on by the later part', () => {
  const link = createLink((name: string) => `nobody knows ${name}`);
  const { call } = link;
  expect(call('Ada')).toBe('nobody knows Ada');
  link.connect((name) => `this is ${name}`);
  expect(call('Ada')).toBe('this is Ada');
});
