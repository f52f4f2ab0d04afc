import type { AccessKeyId } from '../../shared/identifiers.ts';
import { type Document, type PropertyNode, textOf } from './document.ts';
import { type Entry, entriesOf, hasInlineComment, type Section, sectionsOf } from './sections.ts';

/** What the two halves of a pair are called. */
export const idKey = 'aws_access_key_id';
export const secretKey = 'aws_secret_access_key';

/** A pair of properties whose values can be swapped, with the same meaning to every tool that could read them. */
type SwappablePair = { readonly id: PropertyNode; readonly secret: PropertyNode };

/** One place of a document that holds an id, whether or not Keyturn would edit it there. */
type KeyPlace = {
  readonly section: Section;
  readonly line: number;
  /** What can be edited, or the line that stands in the way. */
  readonly edit: { readonly pair: SwappablePair } | { readonly refusedAt: number };
};

/**
 * Every place that holds the id as an access key, for at least one of AWS's tools: quoted, commented or
 * continued values too. A comment that mentions it, or another property, is no such place.
 */
export function keyPlaces(document: Document, id: AccessKeyId): readonly KeyPlace[] {
  // Most files don't hold most keys: a look at the bytes spares the work.
  if (!document.bytes.includes(id)) return [];
  const sections = sectionsOf(document).map((section) => {
    return { section, line: idsHeldBy(document, section).get(id) };
  });
  // After such a header the JavaScript SDK takes properties for those of the section before it.
  const loose = sections.find(({ section }) => section.header.loose)?.section.header.line;
  const others = new Map<string, number>();
  for (const { section, line } of sections) {
    if (line === undefined && holdsPartOfAPair(document, section)) {
      others.set(nameForMerging(section), section.header.line);
    }
  }
  return sections.flatMap(({ section, line }) => {
    if (line === undefined) return [];
    // Some tools merge sections of one name, and would mix this pair with what the other one holds.
    const inTheWay = loose ?? others.get(nameForMerging(section));
    const edit =
      inTheWay === undefined ? editOf(document, section, id, line) : { refusedAt: inTheWay };
    return [{ section, line, edit }];
  });
}

/** The ids a section holds as access keys, and the line of each. Mostly one or none. */
export function idsHeldBy(document: Document, section: Section): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const note = (text: string, line: number): void => {
    for (const [id] of text.matchAll(/(?<![A-Za-z0-9])AKIA[A-Z0-9]{12,124}(?![A-Za-z0-9])/g)) {
      if (!lines.has(id)) lines.set(id, line);
    }
  };
  for (const { property, key, continuations } of section.entries) {
    if (key === idKey) note(textOf(document, property.value), property.line);
    for (const continuation of continuations) {
      const text = textOf(document, continuation);
      if (key === idKey || namesProperty(text, idKey)) note(text, continuation.line);
    }
  }
  return lines;
}

/** Whether the section has just one half of a pair, which a tool that merges sections would join to another. */
export function holdsHalfAPair(section: Section): boolean {
  return entriesOf(section, idKey).length > 0 !== entriesOf(section, secretKey).length > 0;
}

/** Whether a text can stand as a value and be read alike by all tools: no quote, comment sign, backslash, space. */
export function isPlainValue(text: string): boolean {
  return /^[!$-&(-:<-[\]-~]+$/.test(text);
}

function holdsPartOfAPair(document: Document, section: Section): boolean {
  const keys = section.entries.some(({ key }) => key === idKey || key === secretKey);
  return keys || lineOfHiddenKey(document, section) !== undefined;
}

function editOf(
  document: Document,
  section: Section,
  id: AccessKeyId,
  line: number,
): KeyPlace['edit'] {
  const [idEntry, secondId] = entriesOf(section, idKey);
  const [secretEntry, secondSecret] = entriesOf(section, secretKey);
  if (idEntry === undefined || secretEntry === undefined) return { refusedAt: line };
  const second = secondId ?? secondSecret;
  if (second !== undefined) return { refusedAt: second.property.line };
  if (textOf(document, idEntry.property.value) !== id) return { refusedAt: line };

  const unsafe =
    lineInTheWay(document, idEntry) ??
    lineInTheWay(document, secretEntry) ??
    lineOfHiddenKey(document, section);
  if (unsafe !== undefined) return { refusedAt: unsafe };
  // botocore hands the values of [DEFAULT] on to every section that lacks them.
  if (section.name === 'DEFAULT') return { refusedAt: section.header.line };
  return { pair: { id: idEntry.property, secret: secretEntry.property } };
}

function lineInTheWay(
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

/** The line of an id or secret that stands indented below another property: only some tools read it. */
export function lineOfHiddenKey(document: Document, section: Section): number | undefined {
  return section.entries
    .flatMap((entry) => entry.continuations)
    .find((continuation) => {
      const text = textOf(document, continuation);
      return namesProperty(text, idKey) || namesProperty(text, secretKey);
    })?.line;
}

// The Go SDK trims names, and `[profile x]` is `[x]` of the other file: what could be one profile counts as one.
function nameForMerging(section: Section): string {
  return section.name
    .trim()
    .replace(/^profile\s+/, '')
    .replace(/^(["'])(.+)\1$/, '$2');
}

function namesProperty(text: string, key: string): boolean {
  return new RegExp(`^[^!-~]*${key}[^!-~]*[=:]`, 'i').test(text);
}
