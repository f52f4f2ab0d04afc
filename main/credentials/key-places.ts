import type { AccessKeyId } from '../../shared/identifiers.ts';
import { type Document, textOf } from './document.ts';
import { idKey, secretKey } from './key-names.ts';
import { idsIn, idsUnderOtherNames, type Swap, swapUnderOtherNames } from './other-names.ts';
import { lineInTheWay } from './plain-value.ts';
import { entriesOf, type Section, sectionsOf } from './sections.ts';

/** One place of a document that holds an id, whether or not Keyturn would edit it there. */
type KeyPlace = {
  readonly section: Section;
  readonly line: number;
  readonly edit: Swap;
};

/**
 * Every place that holds the id as an access key, for at least one of AWS's tools: quoted, commented or
 * continued values too. A comment that mentions it, or another property, is no such place.
 */
export function keyPlaces(document: Document, id: AccessKeyId): readonly KeyPlace[] {
  // Most files don't hold most keys: a look at the bytes spares the work.
  if (!document.bytes.includes(id)) return [];
  const sections = sectionsOf(document).map((section) => {
    return { section, line: idsHeldBy(document, section).get(id)?.line };
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

/** Where a section holds an id, and whether under the name that AWS's tools read. */
export type Holding = { readonly line: number; readonly isUsual: boolean };

/** The ids a section holds as access keys, under any name. Mostly one or none. */
export function idsHeldBy(document: Document, section: Section): ReadonlyMap<string, Holding> {
  const held = new Map<string, Holding>();
  const note = (text: string, line: number): void => {
    for (const id of idsIn(text)) {
      if (!held.has(id)) held.set(id, { line, isUsual: true });
    }
  };
  for (const { property, key, continuations } of section.entries) {
    if (key === idKey) note(textOf(document, property.value), property.line);
    for (const continuation of continuations) {
      const text = textOf(document, continuation);
      if (key === idKey || namesProperty(text, idKey)) note(text, continuation.line);
    }
  }
  for (const [id, line] of idsUnderOtherNames(document, section)) {
    if (!held.has(id)) held.set(id, { line, isUsual: false });
  }
  return held;
}

/** Whether the section has just one half of a pair, which a tool that merges sections would join to another. */
export function holdsHalfAPair(section: Section): boolean {
  return entriesOf(section, idKey).length > 0 !== entriesOf(section, secretKey).length > 0;
}

function holdsPartOfAPair(document: Document, section: Section): boolean {
  const keys = section.entries.some(({ key }) => key === idKey || key === secretKey);
  return keys || lineOfHiddenKey(document, section) !== undefined;
}

/** Under its usual names, and under all others that stand beside them: no tool may read the old key any more. */
function editOf(document: Document, section: Section, id: AccessKeyId, line: number): Swap {
  const isUsual = idsHeldBy(document, section).get(id)?.isUsual === true;
  const usual = isUsual ? usualSwap(document, section, id, line) : undefined;
  // botocore hands the values of [DEFAULT] on to every section that lacks them.
  if (section.name === 'DEFAULT') return { refusedAt: section.header.line };
  if (usual !== undefined && 'refusedAt' in usual) return usual;
  const secret = usual?.secrets[0];
  const usualSecret = secret === undefined ? undefined : textOf(document, secret.value);
  const others = swapUnderOtherNames(document, section, { id, usualSecret });
  if ('refusedAt' in others) return others;
  return {
    ids: [...(usual?.ids ?? []), ...others.ids],
    secrets: [...(usual?.secrets ?? []), ...others.secrets],
  };
}

function usualSwap(document: Document, section: Section, id: AccessKeyId, line: number): Swap {
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
  return { ids: [idEntry.property], secrets: [secretEntry.property] };
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
