import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { type Document, textOf } from './document.ts';
import { idKey, secretKey } from './key-names.ts';
import { idsIn, idsUnderOtherNames, type Swap, swapUnderOtherNames } from './other-names.ts';
import { lineInTheWay } from './plain-value.ts';
import { type FileKind, nameToAnyTool, namesToMostTools } from './section-names.ts';
import { entriesOf, type Section, sectionsOf } from './sections.ts';

const bothKinds: readonly FileKind[] = ['credentials', 'config'];

/** A section that holds an ID, and the edit of it, or the line for which it is refused. */
type KeyInSection = {
  readonly section: Section;
  readonly line: number;
  readonly edit: Swap;
};

/**
 * Every section that holds the ID as an access key for at least one of AWS's tools, also in a value with quotes, a
 * comment or a continuation. Comments and other properties that mention it don't count. `kinds` is what the file is read
 * as: both variables may name one file.
 */
export function findKeyInSections(
  document: Document,
  id: AccessKeyId,
  kinds: readonly FileKind[] = bothKinds,
): readonly KeyInSection[] {
  // A quick check, as most files don't hold most keys.
  if (!document.bytes.includes(id)) return [];
  const sections = sectionsOf(document).map((section) => {
    return { section, line: idsHeldBy(document, section).get(id)?.line };
  });
  // The JavaScript SDK adds the properties after such a header to the section before it.
  const loose = sections.find(({ section }) => section.header.loose)?.section.header.line;
  const inTheWay = linesInTheWay(document, sections, kinds);
  return sections.flatMap(({ section, line }) => {
    if (line === undefined) return [];
    const refusedAt = loose ?? inTheWay(section);
    const edit = refusedAt === undefined ? editOf(document, section, id, line) : { refusedAt };
    return [{ section, line, edit }];
  });
}

/** The line of an ID in a section, and whether it is under the name that AWS's tools read. */
export type IdInSection = { readonly line: number; readonly isUsual: boolean };

/** The IDs that a section holds as access keys, under any name. Mostly one or none. */
export function idsHeldBy(document: Document, section: Section): ReadonlyMap<string, IdInSection> {
  const held = new Map<string, IdInSection>();
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

/** Whether the section has only one half of a pair: a tool that merges sections would join it to another. */
export function holdsHalfAPair(section: Section): boolean {
  return entriesOf(section, idKey).length > 0 !== entriesOf(section, secretKey).length > 0;
}

type HeldSection = { readonly section: Section; readonly line: number | undefined };

/**
 * The header of another section that some tool reads as the same profile, and could mix the pairs of. If most tools do,
 * any part of a pair in it counts; if only one does, half a pair.
 */
function linesInTheWay(
  document: Document,
  sections: readonly HeldSection[],
  kinds: readonly FileKind[],
): (section: Section) => number | undefined {
  const held = sections.filter(({ line }) => line !== undefined);
  const secrets = new Set(held.flatMap(({ section }) => valuesOf(document, section, secretKey)));
  const others = new Map<string, number>();
  for (const { section, line } of sections) {
    const part = line === undefined ? partIn(document, section, secrets) : 'nothing';
    if (part === 'nothing') continue;
    for (const name of namesToMostTools(kinds, section.name)) others.set(name, section.header.line);
    if (part === 'a half') others.set(nameToAnyTool(section.name), section.header.line);
  }
  return ({ name }) =>
    namesToMostTools(kinds, name)
      .map((known) => others.get(known))
      .find((line) => line !== undefined) ?? others.get(nameToAnyTool(name));
}

/** What a section has of a pair. One with the old key's secret counts as a half: some tool may read just that. */
function partIn(
  document: Document,
  section: Section,
  secrets: ReadonlySet<string>,
): 'nothing' | 'a half' | 'a pair' {
  if (lineOfHiddenKey(document, section) !== undefined) return 'a half';
  const [id, secondId] = valuesOf(document, section, idKey);
  const [secret, secondSecret] = valuesOf(document, section, secretKey);
  if (id === undefined && secret === undefined) return 'nothing';
  const isSingle = secondId === undefined && secondSecret === undefined;
  return id && secret && isSingle && !secrets.has(secret) ? 'a pair' : 'a half';
}

function valuesOf(document: Document, section: Section, key: string): readonly string[] {
  return entriesOf(section, key).map(({ property }) => textOf(document, property.value));
}

/** Edits the key under its usual and all other names, so that no tool reads the old key any more. */
function editOf(document: Document, section: Section, id: AccessKeyId, line: number): Swap {
  const isUsual = idsHeldBy(document, section).get(id)?.isUsual === true;
  const usual = isUsual ? usualSwap(document, section, id, line) : undefined;
  // In botocore, every section inherits the values of [DEFAULT].
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

/** The line of an ID or secret that is indented below another property: only some tools read it. */
export function lineOfHiddenKey(document: Document, section: Section): number | undefined {
  return section.entries
    .flatMap((entry) => entry.continuations)
    .find((continuation) => {
      const text = textOf(document, continuation);
      return namesProperty(text, idKey) || namesProperty(text, secretKey);
    })?.line;
}

function namesProperty(text: string, key: string): boolean {
  return new RegExp(`^[^!-~]*${key}[^!-~]*[=:]`, 'i').test(text);
}
