import type { Document } from '../document/document.ts';
import type { FileLocation } from '../locate/locate.ts';

/** A known file that has been read and taken apart. */
export type ParsedFile = { readonly location: FileLocation; readonly document: Document };

/** What the file at this path is read as: both variables may name one file. */
export function kindsAt(
  path: string,
  locations: readonly FileLocation[],
): readonly FileLocation['kind'][] {
  return locations.flatMap((location) => (location.path === path ? [location.kind] : []));
}
