// The length of a secret access key. Session tokens are longer.
const LENGTH = 40;
// A word, a path or a class name changes its kind of character a few times in forty. A random text does it 24 times
// (standard deviation 3): one secret in a million has fewer than this.
const CHANGES = 10;

/** Replaces what looks like a secret key or a session token: forty or more characters of base64 in no order. */
export function hideRandomText(text: string, replacement: string): string {
  return text.replace(/[A-Za-z0-9+/=%]{40,}/g, (run) => (isRandom(run) ? replacement : run));
}

function isRandom(run: string): boolean {
  // A checksum, a request id: both are wanted in a log, and no secret of AWS looks so.
  if (/^[0-9a-f]+$/.test(run)) return false;
  const changes = [...run].map((_, at) => isChange(run.charAt(at - 1), run.charAt(at)));
  return changes.some((_, end) => {
    const window = changes.slice(Math.max(0, end + 1 - LENGTH), end + 1);
    return window.filter(Boolean).length >= CHANGES;
  });
}

// A slash parts the words of a path: no change in themselves.
function isChange(before: string, after: string): boolean {
  return before !== '' && before !== '/' && after !== '/' && kindOf(before) !== kindOf(after);
}

function kindOf(character: string): 'upper' | 'lower' | 'digit' | 'sign' {
  if (/[A-Z]/.test(character)) return 'upper';
  if (/[a-z]/.test(character)) return 'lower';
  return /[0-9]/.test(character) ? 'digit' : 'sign';
}
