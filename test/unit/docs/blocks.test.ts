import { describe, expect, test } from 'vitest';
import { withBlocks } from '../../../scripts/docs/blocks.ts';
import { markdownTable } from '../../../scripts/docs/markdown.ts';

const page = `Before.

<!-- generated: one -->

old

<!-- end: one -->

Between.

<!-- generated: two -->
<!-- end: two -->

After.
`;

describe('what is generated in a page', () => {
  test('is put between its markers, and what is written by hand stays', () => {
    const filled = withBlocks(page, { one: 'new', two: 'more' });
    expect(filled.replaceAll(/<!-- .* -->/gu, '|').replaceAll(/\s+/gu, ' ')).toBe(
      'Before. | new | Between. | more | After. ',
    );
  });

  test('is the same however often it is put there', () => {
    const blocks = { one: 'new', two: 'more' };
    expect(withBlocks(withBlocks(page, blocks), blocks)).toBe(withBlocks(page, blocks));
  });

  test.each([
    ['a block that has no place', page, { one: '', two: '', three: '' }],
    ['a place that has no block', page, { one: '' }],
    ['an end that is missing', page.replace('<!-- end: one -->', ''), { one: '', two: '' }],
    [
      'a beginning that is missing',
      page.replace('<!-- generated: two -->', ''),
      { one: '', two: '' },
    ],
    ['a last end that is missing', page.replace('<!-- end: two -->', ''), { one: '', two: '' }],
    ['a place that stands there twice', page + page, { one: '', two: '' }],
  ])('is not guessed with %s', (_, text, blocks) => {
    expect(() => withBlocks(text, blocks)).toThrow(/no partner|nothing to put|no place/u);
  });

  test('stays in the cells of its table', () => {
    expect(markdownTable(['a'], [['one | two\nthree']])).toBe(
      '| a |\n| --- |\n| one \\| two<br>three |',
    );
  });
});
