import { expect, test } from 'vitest';
import { explain } from '../../../../shared/words/errors.ts';

test.each([
  ['several keys', 'more than one access key ID or secret'],
  ['a key in comments', 'stands in a comment'],
  ['a part of a secret', 'has 40 characters'],
  ['an encoded key', 'base64'],
] as const)('where no key is read, the words name what stands there: %s', (foundInstead, words) => {
  const { body, next } = explain({ code: 'NEW_KEY_NOT_FOUND', foundInstead });
  expect(body).toContain(words);
  expect(next).toContain('Nothing was changed');
});
