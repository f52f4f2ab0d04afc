import type { Document, Span } from './document.ts';
import { parseDocument } from './parse-document.ts';

/** Replaces a span of a document by a text; with an empty span, it inserts. */
export type Edit = { readonly span: Span; readonly text: string };

/** Applies edits and parses the result. Edits at the same position keep their order; none may overlap. */
export function applyEdits({ bytes }: Document, edits: readonly Edit[]): Document {
  const parts: Buffer[] = [];
  let done = 0;
  for (const { span, text } of edits.toSorted((one, other) => one.span.start - other.span.start)) {
    parts.push(bytes.subarray(done, span.start), Buffer.from(text));
    done = span.end;
  }
  return parseDocument(Buffer.concat([...parts, bytes.subarray(done)]));
}
