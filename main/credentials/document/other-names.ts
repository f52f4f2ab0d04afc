import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { type Document, type PropertyNode, textOf } from './document.ts';
import { idKey, namesId, namesSecret, secretKey } from './key-names.ts';
import { lineInTheWay } from './plain-value.ts';
import type { Entry, Section } from './sections.ts';

/** The properties to edit, or the line that prevents it. */
export type Swap =
  | { readonly ids: readonly PropertyNode[]; readonly secrets: readonly PropertyNode[] }
  | { readonly refusedAt: number };

/** The IDs that a section holds under names that AWS's tools don't read, with their lines. */
export function idsUnderOtherNames(
  document: Document,
  section: Section,
): readonly (readonly [string, number])[] {
  return section.entries.flatMap((entry) => [
    ...(isOtherId(entry)
      ? idsIn(textOf(document, entry.property.value)).map(
          (id) => [id, entry.property.line] as const,
        )
      : []),
    ...entry.continuations.flatMap((continuation) => {
      const text = textOf(document, continuation);
      return namesOtherId(text) ? idsIn(text).map((id) => [id, continuation.line] as const) : [];
    }),
  ]);
}

/**
 * Edits the old key under its other names in one section. `usualSecret` is the secret under the usual name, if the ID is
 * under its usual name, too. Refused if it is unclear which secret belongs to the ID: a program would read a mixed pair.
 */
export function swapUnderOtherNames(
  document: Document,
  section: Section,
  { id, usualSecret }: { readonly id: AccessKeyId; readonly usualSecret: string | undefined },
): Swap {
  const valueOf = ({ property }: Entry): string => textOf(document, property.value);
  const hidden = section.entries
    .flatMap(({ continuations }) => continuations)
    .find((line) => namesOtherId(textOf(document, line)) && textOf(document, line).includes(id));
  if (hidden !== undefined) return { refusedAt: hidden.line };
  const named = section.entries.filter((entry) => isOtherId(entry));
  const ids = named.filter((entry) => idsIn(valueOf(entry)).includes(id));
  const secrets = section.entries.filter((entry) => isOtherSecret(entry));
  const secret = usualSecret ?? onlyValue(secrets.map((entry) => valueOf(entry)));
  const ours = secrets.filter((entry) => secret !== undefined && valueOf(entry).includes(secret));
  const [first] = ids;
  const isMixed = usualSecret === undefined || secrets.length > ours.length;
  const hasOtherKey = named.length > ids.length;
  // If another key is there, other secrets belong to it, provided that ours is known by its value.
  const isUnclear = isMixed && (usualSecret === undefined ? hasOtherKey : !hasOtherKey);
  if (first !== undefined && (secret === undefined || isUnclear)) {
    return { refusedAt: first.property.line };
  }
  for (const entry of [...ids, ...ours]) {
    const wanted = ids.includes(entry) ? id : secret;
    const line = lineInTheWay(document, entry);
    if (line !== undefined) return { refusedAt: line };
    if (valueOf(entry) !== wanted) return { refusedAt: entry.property.line };
  }
  return {
    ids: ids.map(({ property }) => property),
    secrets: ours.map(({ property }) => property),
  };
}

/** The complete IDs in a text. */
export function idsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![A-Za-z0-9])AKIA[A-Z0-9]{12,124}(?![A-Za-z0-9])/g)].map(
    ([id]) => id,
  );
}

function isOtherId({ key }: Entry): boolean {
  return key !== idKey && namesId(key);
}

function isOtherSecret({ key }: Entry): boolean {
  return key !== secretKey && namesSecret(key);
}

function namesOtherId(text: string): boolean {
  const name = text.split(/[=:]/u, 1)[0] ?? '';
  return name !== text && name.trim().toLowerCase() !== idKey && namesId(name);
}

/** The value that all have in common; undefined if they differ or are empty. */
function onlyValue(values: readonly string[]): string | undefined {
  const [first, ...others] = new Set(values);
  return others.length === 0 && first !== '' ? first : undefined;
}
