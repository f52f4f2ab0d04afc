import type { WideEncoding } from './encoding.ts';

/** A range of a document's bytes, `end` not included. */
export type Span = { readonly start: number; readonly end: number };

type Line = Span & {
  /** Counted from 1. */
  readonly line: number;
};

/** An empty line, or one with white space only. */
type BlankNode = Line & { readonly kind: 'blank' };
/** A line that starts with `#` or `;`. */
type CommentNode = Line & { readonly kind: 'comment' };
/** The three bytes with which some Windows editors begin a file. */
type ByteOrderMarkNode = Line & { readonly kind: 'byte order mark' };
/** `[name]`; `name` is the text between the brackets, its spaces included. */
export type HeaderNode = Line & {
  readonly kind: 'section header';
  readonly name: Span;
  /** More than a comment follows the bracket: only botocore reads this as a section. */
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
  /** The JavaScript SDK reads this line as part of an empty property above it. */
  readonly nested: boolean;
};

/** A line that botocore appends to the property above it, because it is indented deeper. */
export type ContinuationNode = Line & { readonly kind: 'continuation' };
/** A line that no tool of AWS understands. */
type JunkNode = Line & { readonly kind: 'junk' };

/** The rest of a file from where it is UTF-16 or UTF-32: it is not parsed. */
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

/** A parsed credentials or config file that keeps every byte. It holds secrets: it never leaves `credentials/`. */
export type Document = { readonly bytes: Buffer; readonly nodes: readonly DocumentNode[] };

/** The bytes of a document: the same bytes that it was parsed from. */
export function printDocument(document: Document): Buffer {
  return Buffer.concat(document.nodes.map((node) => document.bytes.subarray(node.start, node.end)));
}

/** The text of a span. Bytes that aren't UTF-8 become replacement characters. */
export function textOf(document: Document, span: Span): string {
  return document.bytes.toString('utf8', span.start, span.end);
}
