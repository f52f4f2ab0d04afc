import { FailureError } from '../../../shared/values/failure.ts';
import { withoutComments } from './comments.ts';
import { keysOfTable } from './key-table.ts';
import { keysOfText } from './key-text.ts';
import { type NewKey, notFound } from './key-words.ts';
import { plainText } from './plain-text.ts';

export type { NewKey } from './key-words.ts';

// In bytes. The console's file has some hundred; a larger one is something else.
const largest = 64 * 1024;

/**
 * The keys in a file of AWS's console (all its layouts, also saved again by a spreadsheet) or in a copied text, without
 * its comments. Pure. Throws NEW_KEY_NOT_FOUND where it is unclear which ID and secret belong together,
 * NEW_KEY_TEMPORARY, NEW_KEY_TOO_LARGE.
 */
export function readNewKeys(bytes: Buffer): readonly NewKey[] {
  if (bytes.length > largest) throw new FailureError({ code: 'NEW_KEY_TOO_LARGE' });
  const whole = plainText(bytes);
  const spoken = withoutComments(whole, 'behind values too');
  if (isTemporary(spoken.text)) throw new FailureError({ code: 'NEW_KEY_TEMPORARY' });
  const keys = distinct(
    keysOfTable(withoutComments(whole, 'own lines').text) ?? keysOfText(spoken),
  );
  const ids = new Set(keys.map(({ pair }) => pair.id));
  if (keys.length === 0) throw notFound();
  if (ids.size !== keys.length) throw notFound('several keys');
  return keys;
}

function isTemporary(text: string): boolean {
  return (
    /(?<![A-Za-z0-9])ASIA[A-Z0-9]{12,124}(?![A-Za-z0-9])/.test(text) ||
    // On its own line, and with a digit: forms have an empty field of that name, or a remark in it.
    /session[_ -]?token["']?[ \t=:]{1,8}["']?(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{16}/i.test(text)
  );
}

/** A row that is there twice is one key. */
function distinct(keys: readonly NewKey[]): readonly NewKey[] {
  const seen = new Set<string>();
  return keys.filter(({ pair }) => {
    const both = `${pair.id} ${pair.secret.reveal()}`;
    return !seen.has(both) && seen.add(both);
  });
}
