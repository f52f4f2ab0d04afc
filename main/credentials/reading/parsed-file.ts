import type { Document } from '../document/document.ts';
import type { FileLocation } from '../locate/locate.ts';

/** A known file that was read and parsed. */
export type ParsedFile = { readonly location: FileLocation; readonly document: Document };

/** What the file at this path is read as; both, if both variables name it. */
export function kindsAt(
  path: string,
  locations: readonly FileLocation[],
): readonly FileLocation['kind'][] {
  return locations.flatMap((location) => (location.path === path ? [location.kind] : []));
}
