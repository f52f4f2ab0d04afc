import { type Document, textOf } from './document.ts';
import { type Entry, hasInlineComment } from './sections.ts';

/** Whether all tools read a text as the same value: it has no quote, comment sign, backslash or space. */
export function isPlainValue(text: string): boolean {
  return /^[!$-&(-:<-[\]-~]+$/.test(text);
}

/** The line of a property that tools read differently; undefined where all read the same. */
export function lineInTheWay(
  document: Document,
  { property, key, continuations }: Entry,
): number | undefined {
  const plain =
    isPlainValue(textOf(document, property.value)) &&
    !hasInlineComment(document, property) &&
    textOf(document, property.key).toLowerCase() === key;
  // botocore appends deeper lines to the value; the JavaScript SDK reads them as properties.
  return plain ? continuations[0]?.line : property.line;
}
