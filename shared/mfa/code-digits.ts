/** How many digits the code of an MFA device has. */
export const codeLength = 6;

const DIGIT = /\p{Nd}/u;

/**
 * The digits in what somebody has typed or pasted as an MFA code, at most as many as it has. Apps show "123 456", and
 * keyboards of other scripts have digits of their own ("１２３", "١٢٣"). Pure.
 */
export function codeDigits(text: string): string {
  const digits = Array.from(text).flatMap((sign) => (DIGIT.test(sign) ? [valueOf(sign)] : []));
  return digits.slice(0, codeLength).join('');
}

/** Digits stand in runs from zero to nine, in each script (Unicode Standard, 4.6): those before it tell which one it is. */
function valueOf(digit: string): number {
  const at = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < at && DIGIT.test(String.fromCodePoint(at - before - 1))) before += 1;
  return before % 10;
}
