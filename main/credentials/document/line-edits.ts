import { type Document, type DocumentNode, type PropertyNode, textOf } from './document.ts';
import type { Edit } from './edits.ts';
import { skipSpace } from './scan.ts';

/** The white space before a header or a property. */
export function indentOf({ bytes }: Document, { start, end }: DocumentNode): string {
  const line = bytes.toString('latin1', start, end);
  return bytes.toString('utf8', start, start + skipSpace(line, 0, line.length));
}

/** The sign between key and value with its white space. Without a value, the space before the sign is used after it, too. */
export function signOf(document: Document, property: PropertyNode): string {
  const sign = textOf(document, property.separator);
  if (property.value.start < property.value.end) return sign;
  const behind = textOf(document, property.trailing);
  if (behind !== '') return sign + (behind.trim() === '' ? behind : '');
  return sign + sign.slice(0, sign.length - sign.trimStart().length);
}

/** Inserts a value where a property has none; no edit where it has one. A comment after it stays. */
export function fillValue(
  document: Document,
  property: PropertyNode,
  value: string,
): readonly Edit[] {
  if (property.value.start < property.value.end) return [];
  const { separator, trailing } = property;
  const isBlank = textOf(document, trailing).trim() === '';
  const at = isBlank ? trailing.end : trailing.start;
  const missing = signOf(document, property).slice(at - separator.start);
  return [{ span: { start: at, end: at }, text: missing + value }];
}

/** Inserts lines after this one, with its line end; a last line without a line end gets one. */
export function insertLinesAfter(
  document: Document,
  node: DocumentNode,
  lines: readonly string[],
): Edit {
  const own = endingOf(document, node);
  const ending = own === '' ? usualEnding(document) : own;
  const text = lines.map((line) => line + ending).join('');
  return { span: { start: node.end, end: node.end }, text: own === '' ? ending + text : text };
}

/** Inserts lines before this one, with its line end. */
export function insertLinesBefore(
  document: Document,
  node: DocumentNode,
  lines: readonly string[],
): Edit {
  const own = endingOf(document, node);
  const ending = own === '' ? usualEnding(document) : own;
  const text = lines.map((line) => line + ending).join('');
  return { span: { start: node.start, end: node.start }, text };
}

function usualEnding(document: Document): string {
  const first = document.nodes.find((node) => endingOf(document, node) !== '');
  return first === undefined ? '\n' : endingOf(document, first);
}

function endingOf({ bytes }: Document, { start, end }: DocumentNode): string {
  let at = bytes[end - 1] === 0x0a ? end - 1 : end;
  while (at > start && bytes[at - 1] === 0x0d) at -= 1;
  return bytes.toString('latin1', at, end);
}
