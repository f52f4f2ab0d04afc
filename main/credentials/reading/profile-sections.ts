import type { ProfileName } from '../../../shared/values/identifiers.ts';
import type { Document } from '../document/document.ts';
import { nameInHome, profileOf } from '../document/section-names.ts';
import { type Section, sectionsOf, valueOf } from '../document/sections.ts';
import type { FileLocation } from '../locate/locate.ts';
import type { ParsedFile } from './parsed-file.ts';

/** A section of a known file that belongs to a profile. */
export type ProfileSection = {
  readonly location: FileLocation;
  readonly document: Document;
  readonly section: Section;
};

/** The sections of every profile, by name. */
export type ProfileSections = ReadonlyMap<ProfileName, readonly ProfileSection[]>;

/**
 * The sections of each profile, in rising precedence: config before credentials, earlier before later. In the config
 * file, `[profile default]` replaces `[default]`. Profiles are in order of appearance; those of a further home have its
 * path in their names.
 */
export function profileSections(files: readonly ParsedFile[]): ProfileSections {
  const byName = new Map<ProfileName, ProfileSection[]>();
  for (const { location, document } of files) {
    const sections = sectionsOf(document);
    const defaultIsShadowed =
      location.kind === 'config' &&
      sections.some(
        ({ name }) => name.trim() !== 'default' && profileOf('config', name) === 'default',
      );
    for (const section of sections) {
      const bare = profileOf(location.kind, section.name);
      if (bare === undefined || (defaultIsShadowed && section.name.trim() === 'default')) continue;
      const name = nameInHome(bare, location.home);
      const known = byName.get(name) ?? [];
      known.push({ location, document, section });
      byName.set(name, known);
    }
  }
  for (const [name, sections] of byName) byName.set(name, sections.toSorted(byPrecedence));
  return byName;
}

/** The value of a setting of the profile, and the section it comes from; an empty value counts as absent. */
export function settingOf(
  sections: readonly ProfileSection[],
  key: string,
): { readonly value: string; readonly from: ProfileSection } | undefined {
  for (const from of sections.toReversed()) {
    const value = valueOf(from.document, from.section, key);
    if (value !== undefined) return { value, from };
  }
  return undefined;
}

function byPrecedence(one: ProfileSection, other: ProfileSection): number {
  return rank(one) - rank(other);
}

function rank({ location }: ProfileSection): number {
  return location.kind === 'config' ? 0 : 1;
}
