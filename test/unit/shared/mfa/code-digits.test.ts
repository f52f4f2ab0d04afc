import { expect, test } from 'vitest';
import { codeDigits } from '../../../../shared/mfa/code-digits.ts';

test.each([
  ['as the app shows it', '123 456'],
  ['with the blank of a page', '123\u00a0456'],
  ['with words that were copied along', 'Your code: 123456.'],
  ['in the wide digits of a Japanese keyboard', '１２３４５６'],
  ['in Arabic digits', '١٢٣٤٥٦'],
  ['in Persian digits', '۱۲۳۴۵۶'],
  ['in Devanagari digits', '१२३४५६'],
  ['in digits of more than one code unit', '𝟏𝟐𝟑𝟜𝟝𝟞'],
  ['with a digit too many', '1234567'],
])('a code is read %s', (_, typed) => {
  expect(codeDigits(typed)).toBe('123456');
});

test('zero is a digit like any other, and what is none is left out', () => {
  expect(codeDigits('٠٠۰0𝟎०')).toBe('000000');
  expect(codeDigits('¹②Ⅲ')).toBe('');
});
