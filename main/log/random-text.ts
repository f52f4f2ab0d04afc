// The length of a secret access key. Session tokens are longer.
const LENGTH = 40;
// Paths and class names are more than this share words; of two million random texts none was.
const WORDY = 0.8;

/** Replaces what looks like a secret key or a session token: forty or more characters of base64 that are not words. */
export function hideRandomText(text: string, replacement: string): string {
  return text.replace(/[A-Za-z0-9+/=%]{40,}/g, (run) => (isRandom(run) ? replacement : run));
}

function isRandom(run: string): boolean {
  // A checksum: it is wanted in a log, and no secret of AWS looks so.
  if (/^[0-9a-f]+$/.test(run)) return false;
  const blanked = blankWords(run);
  for (let start = 0; start + LENGTH <= blanked.length; start += 1) {
    const window = blanked.slice(start, start + LENGTH);
    if (count(window, ' ') < WORDY * (LENGTH - count(window, '/'))) return true;
  }
  return false;
}

/** The run with a space for each letter of a word: three small letters or more, a vowel among them, a capital before. */
function blankWords(run: string): string {
  return run.replace(/[A-Z]?(?=[a-z]*[aeiouy])[a-z]{3,}/g, (word) => ' '.repeat(word.length));
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
