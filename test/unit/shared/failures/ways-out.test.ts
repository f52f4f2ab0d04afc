import { expect, test } from 'vitest';
import { waysOut } from '../../../../shared/failures/ways-out.ts';
import { errorCodes } from '../../../../shared/values/failure.ts';
import * as german from '../../../../shared/words/de/errors.ts';
import * as english from '../../../../shared/words/en/errors.ts';

test('every failure has a way out, and its button words in both languages', () => {
  expect(Object.keys(waysOut).toSorted()).toEqual(errorCodes.toSorted());
  for (const wayOut of Object.values(waysOut)) {
    expect(english.wayOutLabels[wayOut] === undefined).toBe(wayOut === 'none');
    expect(german.wayOutLabels[wayOut] === undefined).toBe(wayOut === 'none');
  }
});

test.each([
  ['English', english.explanations],
  ['German', german.explanations],
])('%s says words about a failure, and nothing about what its button does', (_, explanations) => {
  for (const code of errorCodes) {
    expect(Object.keys(explanations[code]).toSorted(), code).toEqual(['body', 'next', 'title']);
  }
});
