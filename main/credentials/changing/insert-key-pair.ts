import { defined } from '../../../shared/lib/defined.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { preventsEdits } from '../../../shared/values/file-problem.ts';
import type { ProfileName } from '../../../shared/values/identifiers.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { diagnose } from '../document/diagnose.ts';
import { type Document, textOf } from '../document/document.ts';
import { applyEdits, type Edit } from '../document/edits.ts';
import { findKeyInSections } from '../document/key-in-sections.ts';
import { idKey, secretKey } from '../document/key-names.ts';
import {
  fillValue,
  indentOf,
  insertLinesAfter,
  insertLinesBefore,
  signOf,
} from '../document/line-edits.ts';
import { isPlainValue } from '../document/plain-value.ts';
import { entriesOf, type Section, sectionsOf } from '../document/sections.ts';

/**
 * Writes the pair into this section: fills empty values, adds missing lines, and keeps all other bytes. Values that are
 * there must be the pair's own. Throws EDIT_REFUSED with the line of the section if some tool would read the result
 * differently.
 */
export function completePair(document: Document, section: Section, pair: KeyPair): Document {
  const at = sectionsOf(document).findIndex(({ header }) => header.start === section.header.start);
  const edits = completingEdits(document, section, pair);
  return checked({ document, edits, at, pair, line: section.header.line });
}

/** Appends a section with the pair for the profile. Throws EDIT_REFUSED. */
export function appendSection(document: Document, profile: ProfileName, pair: KeyPair): Document {
  const { bytes, nodes } = document;
  const lines = [`[${profile}]`, `${idKey} = ${pair.id}`, `${secretKey} = ${pair.secret.reveal()}`];
  const last = nodes.at(-1);
  const edit =
    last === undefined
      ? { span: { start: 0, end: bytes.length }, text: `${lines.join('\n')}\n` }
      : insertLinesAfter(document, last, last.kind === 'blank' ? lines : ['', ...lines]);
  const at = sectionsOf(document).length;
  const edited = checked({ document, edits: [edit], at, pair, line: undefined });
  // A name that was not UTF-8 can't be written back.
  const isSame = sectionsOf(edited).at(-1)?.name === profile && !profile.includes('\uFFFD');
  if (!isSame) throw refused(undefined);
  return edited;
}

function completingEdits(document: Document, section: Section, pair: KeyPair): readonly Edit[] {
  const id = entriesOf(section, idKey).at(0)?.property;
  const secret = entriesOf(section, secretKey).at(0)?.property;
  const secretText = pair.secret.reveal();
  if (id === undefined && secret === undefined) {
    const neighbour = section.entries.at(0)?.property;
    // Indented as the next line, which would continue the value if it were indented deeper.
    const indent = indentOf(document, neighbour ?? section.header);
    const tight = neighbour !== undefined && textOf(document, neighbour.separator) === '=';
    const sign = tight ? '=' : ' = ';
    const lines = [`${idKey}${sign}${pair.id}`, `${secretKey}${sign}${secretText}`];
    const indented = lines.map((line) => indent + line);
    return [insertLinesAfter(document, section.header, indented)];
  }
  const edits: Edit[] = [];
  if (id !== undefined) edits.push(...fillValue(document, id, pair.id));
  if (secret !== undefined) edits.push(...fillValue(document, secret, secretText));
  if (id !== undefined && secret === undefined) {
    const line = `${indentOf(document, id)}${secretKey}${signOf(document, id)}${secretText}`;
    edits.push(insertLinesAfter(document, id, [line]));
  }
  if (secret !== undefined && id === undefined) {
    const line = `${indentOf(document, secret)}${idKey}${signOf(document, secret)}${pair.id}`;
    edits.push(insertLinesBefore(document, secret, [line]));
  }
  return edits;
}

type Insertion = {
  readonly document: Document;
  readonly edits: readonly Edit[];
  /** The index of the section with the pair; for a new one, the number of sections before. */
  readonly at: number;
  readonly pair: KeyPair;
  readonly line: number | undefined;
};

/** Applies the edits after checking that every tool reads the pair there, and all else as before. */
function checked({ document, edits, at, pair, line }: Insertion): Document {
  if (!isPlainValue(pair.secret.reveal())) throw refused(line);
  const edited = applyEdits(document, edits);
  const before = sectionsOf(document);
  const after = sectionsOf(edited);
  const target = after[at];
  const place = findKeyInSections(edited, pair.id).find(({ section }) => {
    return section.header.start === target?.header.start;
  });
  const asExpected =
    target !== undefined &&
    place !== undefined &&
    'secrets' in place.edit &&
    after.length === Math.max(before.length, at + 1) &&
    place.edit.secrets.every(({ value }) => textOf(edited, value) === pair.secret.reveal()) &&
    before.every((section, index) => {
      const now = after[index];
      const keys = index === at ? [idKey, secretKey] : [];
      return (
        now !== undefined && readingOf(document, section, keys) === readingOf(edited, now, keys)
      );
    }) &&
    !diagnose(edited).some(preventsEdits);
  if (!asExpected) throw refused(line);
  return edited;
}

/** A section as text, without some of its keys: every tool reads two sections with equal texts the same. */
export function readingOf(
  document: Document,
  section: Section,
  without: readonly string[],
): string {
  const entries = section.entries.filter(({ key }) => !without.includes(key));
  const parts = entries.map(({ property, continuations }) =>
    [property.key, property.value, property.trailing, ...continuations].map((span) => {
      return textOf(document, span);
    }),
  );
  return JSON.stringify([section.name, parts]);
}

function refused(line: number | undefined): FailureError {
  return new FailureError({ code: 'EDIT_REFUSED', ...defined({ line }) });
}
