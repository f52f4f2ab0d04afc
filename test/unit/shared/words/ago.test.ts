import { expect, test } from 'vitest';
import { agoInWords } from '../../../../shared/words/dates.ts';

const HOUR = 60 * 60_000;
const now = 1000 * HOUR;

test.each([
  [0, 'this hour'],
  [-3, 'this hour'],
  [1, '1 hour ago'],
  [23, '23 hours ago'],
  [25, 'yesterday'],
  [72, '3 days ago'],
])('what was %i hours before is told as a person would', (hours, words) => {
  expect(agoInWords(now - hours * HOUR, now)).toBe(words);
});
