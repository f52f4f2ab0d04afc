/** How many digits the code of an MFA device has. */
export const codeLength = 6;

const DIGIT = /\p{Nd}/u;

/**
 * The digits of what a person has typed or pasted as an MFA code, six at most. Apps show "123 456", and keyboards of
 * other scripts have their own digits ("１２３", "١٢٣"). Pure.
 */
export function codeDigits(text: string): string {
  const digits = Array.from(text).flatMap((sign) => (DIGIT.test(sign) ? [valueOf(sign)] : []));
  return digits.slice(0, codeLength).join('');
}

/**
 * Each script's digits are consecutive, from zero to nine (Unicode Standard, 4.6): the number of digits before this one
 * is its value.
 */
function valueOf(digit: string): number {
  const at = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < at && DIGIT.test(String.fromCodePoint(at - before - 1))) before += 1;
  return before % 10;
}
