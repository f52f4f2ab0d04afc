import { type Document, textOf } from './document.ts';
import { type Entry, hasInlineComment } from './sections.ts';

/** Whether a text can stand as a value and be read alike by all tools: no quote, comment sign, backslash, space. */
export function isPlainValue(text: string): boolean {
  return /^[!$-&(-:<-[\]-~]+$/.test(text);
}

/** The line of a property that some tool reads otherwise than it stands there; undefined where all read it alike. */
export function lineInTheWay(
  document: Document,
  { property, key, continuations }: Entry,
): number | undefined {
  const plain =
    isPlainValue(textOf(document, property.value)) &&
    !hasInlineComment(document, property) &&
    textOf(document, property.key).toLowerCase() === key;
  // botocore joins what is indented deeper to the value; the JavaScript SDK reads it as a property of its own.
  return plain ? continuations[0]?.line : property.line;
}
