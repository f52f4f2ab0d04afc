import { defined } from '../../../shared/lib/defined.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { type AccessKeyId, accessKeyId } from '../../../shared/values/identifiers.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { Secret } from '../../secrets/secret.ts';
import type { Document } from '../document/document.ts';
import { applyEdits, type Edit } from '../document/edits.ts';
import { findKeyInSections } from '../document/key-in-sections.ts';
import { isPlainValue } from '../document/plain-value.ts';
import type { FileKind } from '../document/section-names.ts';

/**
 * Replaces the pair in every section that holds the old ID, and keeps all other bytes; the same document where none
 * does. `kinds` is what the file is read as, by default both. Throws EDIT_REFUSED with the line if some tool would read
 * the result differently.
 */
export function replaceKeyPair(
  document: Document,
  oldId: AccessKeyId,
  pair: KeyPair,
  kinds?: readonly FileKind[],
): Document {
  const places = findKeyInSections(document, oldId, kinds);
  if (places.length === 0) return document;
  const secret = pair.secret.reveal();
  const [first] = places;
  if (!isPlainValue(secret)) throw refused(first?.line);

  const edits = places.flatMap(({ edit }): readonly Edit[] => {
    if ('refusedAt' in edit) throw refused(edit.refusedAt);
    return [
      ...edit.ids.map(({ value }) => ({ span: value, text: pair.id })),
      ...edit.secrets.map(({ value }) => ({ span: value, text: secret })),
    ];
  });
  const edited = applyEdits(document, edits);
  const asExpected =
    edited.nodes.length === document.nodes.length &&
    findKeyInSections(edited, pair.id).length >= places.length &&
    (pair.id === oldId || findKeyInSections(edited, oldId).length === 0);
  if (!asExpected) throw refused(first?.line);
  return edited;
}

/** A pair of the usual length to try an edit with; no real key. */
export function samplePair(): KeyPair {
  const id = accessKeyId('AKIA0000000000000000');
  if (id === undefined) throw new Error('the sample id is well-formed');
  return { id, secret: new Secret('0'.repeat(40)) };
}

function refused(line: number | undefined): FailureError {
  return new FailureError({ code: 'EDIT_REFUSED', ...defined({ line }) });
}
