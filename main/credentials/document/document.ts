import type { WideEncoding } from './encoding.ts';

/** A stretch of a document's bytes, `end` not included. */
export type Span = { readonly start: number; readonly end: number };

type Line = Span & {
  /** Counted from 1. */
  readonly line: number;
};

/** A line that holds nothing, or nothing but white space. */
type BlankNode = Line & { readonly kind: 'blank' };
/** A line that starts with `#` or `;`. */
type CommentNode = Line & { readonly kind: 'comment' };
/** The three bytes some Windows editors put first. */
type ByteOrderMarkNode = Line & { readonly kind: 'byte order mark' };
/** `[name]`; `name` is what stands between the brackets, its spaces included. */
export type HeaderNode = Line & {
  readonly kind: 'section header';
  readonly name: Span;
  /** More than a comment follows the bracket: a section for botocore, none for the others. */
  readonly loose: boolean;
};

/** `key = value`. Indent, key, separator, value, trailing (white space and inline comment) and line end tile the line. */
export type PropertyNode = Line & {
  readonly kind: 'property';
  readonly key: Span;
  /** The `=` or `:` with the white space around it. */
  readonly separator: Span;
  readonly value: Span;
  readonly trailing: Span;
  /** The JavaScript SDK takes this line for a part of an empty property above it. */
  readonly nested: boolean;
};

/** A line that botocore joins to the property above it, because it is indented deeper. */
export type ContinuationNode = Line & { readonly kind: 'continuation' };
/** A line that is nothing AWS's tools know. */
type JunkNode = Line & { readonly kind: 'junk' };

/** The rest of a file that is saved in UTF-16 or UTF-32 from here on: nothing is read of it. */
type WideNode = Line & { readonly kind: 'wide'; readonly encoding: WideEncoding };

/** Every byte of a document belongs to exactly one of these. */
export type DocumentNode =
  | BlankNode
  | CommentNode
  | ByteOrderMarkNode
  | HeaderNode
  | PropertyNode
  | ContinuationNode
  | JunkNode
  | WideNode;

/** A credentials or config file, taken apart without losing a byte. Its bytes hold secrets: it never leaves `credentials/`. */
export type Document = { readonly bytes: Buffer; readonly nodes: readonly DocumentNode[] };

/** The bytes of a document; those of an unchanged one are the bytes it was parsed from. */
export function printDocument(document: Document): Buffer {
  return Buffer.concat(document.nodes.map((node) => document.bytes.subarray(node.start, node.end)));
}

/** The text of a span; bytes that aren't UTF-8 become replacement characters, in the text only. */
export function textOf(document: Document, span: Span): string {
  return document.bytes.toString('utf8', span.start, span.end);
}
