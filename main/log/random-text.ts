// In characters: a secret access key. Session tokens are longer.
const LENGTH = 40;
// At least this share of a path or class name is words; of two million random texts, none had as much.
const WORDY = 0.8;

/** Replaces what looks like a secret or a session token: 40 or more characters of Base64 that are not words. */
export function hideRandomText(text: string, replacement: string): string {
  return text.replace(/[A-Za-z0-9+/=%]{40,}/g, (run) => (isRandom(run) ? replacement : run));
}

function isRandom(run: string): boolean {
  // A checksum is useful in a log, and no secret of AWS is hexadecimal.
  if (/^[0-9a-f]+$/.test(run)) return false;
  const blanked = blankWords(run);
  for (let start = 0; start + LENGTH <= blanked.length; start += 1) {
    const window = blanked.slice(start, start + LENGTH);
    if (count(window, ' ') < WORDY * (LENGTH - count(window, '/'))) return true;
  }
  return false;
}

/** Blanks the letters of words: three or more small letters with a vowel, and a capital before them if there is one. */
function blankWords(run: string): string {
  return run.replace(/[A-Z]?(?=[a-z]*[aeiouy])[a-z]{3,}/g, (word) => ' '.repeat(word.length));
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
