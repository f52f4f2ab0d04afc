import type { Document, Span } from './document.ts';
import { parseDocument } from './parse-document.ts';

/** A stretch of a document and what takes its place; an empty stretch is a place to insert at. */
export type Edit = { readonly span: Span; readonly text: string };

/** The document with the edits made, parsed anew. Edits at one place stay in their order; none may overlap. */
export function applyEdits({ bytes }: Document, edits: readonly Edit[]): Document {
  const parts: Buffer[] = [];
  let done = 0;
  for (const { span, text } of edits.toSorted((one, other) => one.span.start - other.span.start)) {
    parts.push(bytes.subarray(done, span.start), Buffer.from(text));
    done = span.end;
  }
  return parseDocument(Buffer.concat([...parts, bytes.subarray(done)]));
}
