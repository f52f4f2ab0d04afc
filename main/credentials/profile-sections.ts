import type { ProfileName } from '../../shared/identifiers.ts';
import { diagnose } from './diagnose.ts';
import type { Document } from './document.ts';
import { lineOfHiddenKey } from './key-places.ts';
import type { FileLocation } from './locate.ts';
import type { ParsedFile } from './parsed-file.ts';
import { profileOf, sdkNameOf } from './section-names.ts';
import { entriesOf, type Section, sectionsOf, valueOf } from './sections.ts';

/** One section of a known file that a profile is made of. */
export type ProfileSection = {
  readonly location: FileLocation;
  readonly document: Document;
  readonly section: Section;
};

/** The sections of every profile, by name. */
export type ProfileSections = ReadonlyMap<ProfileName, readonly ProfileSection[]>;

/**
 * The sections of each profile, those that win last: config before credentials, and the later of two in one
 * file. In the config file `[profile default]` takes the place of `[default]`. Profiles in order of appearance.
 */
export function profileSections(files: readonly ParsedFile[]): ProfileSections {
  const byName = new Map<ProfileName, ProfileSection[]>();
  for (const { location, document } of files) {
    const sections = sectionsOf(document);
    const defaultIsShadowed =
      location.kind === 'config' &&
      sections.some(({ name }) => name.trim() !== 'default' && profileOf('config', name) === 'default');
    for (const section of sections) {
      const name = profileOf(location.kind, section.name);
      if (name === undefined || (defaultIsShadowed && section.name.trim() === 'default')) continue;
      const known = byName.get(name) ?? [];
      known.push({ location, document, section });
      byName.set(name, known);
    }
  }
  for (const [name, sections] of byName) byName.set(name, sections.toSorted(byPrecedence));
  return byName;
}

/** The value a profile has for a key, and the section it comes from; an empty one counts as absent. */
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

/**
 * Whether the JavaScript SDK reads this profile's pair out of its own section, without asking anybody. It drops
 * some names, wants `=` and keys in lower case, and tries a role before a pair.
 */
export function readBySdk(name: ProfileName, sections: readonly ProfileSection[]): boolean {
  if (settingOf(sections, 'role_arn') !== undefined) return false;
  const pair = ['aws_access_key_id', 'aws_secret_access_key'].map((key) => settingOf(sections, key)?.from);
  return pair.every((from) => from !== undefined && from === pair[0] && isReadBySdk(name, from));
}

function isReadBySdk(name: ProfileName, { location, document, section }: ProfileSection): boolean {
  if (sdkNameOf(location.kind, section.name) !== name) return false;
  if (diagnose(document).some(({ refusedBy }) => refusedBy.includes('JavaScript SDK'))) return false;
  if (lineOfHiddenKey(document, section) !== undefined) return false;
  return ['aws_access_key_id', 'aws_secret_access_key'].every((key) => {
    const property = entriesOf(section, key).at(-1)?.property;
    if (property === undefined || property.nested) return false;
    const upToValue = document.bytes.toString('latin1', property.key.start, property.value.start);
    return upToValue.replaceAll(/[ \t\v\f]/g, '') === `${key}=`;
  });
}

function byPrecedence(one: ProfileSection, other: ProfileSection): number {
  return rank(one) - rank(other);
}

function rank({ location }: ProfileSection): number {
  return location.kind === 'config' ? 0 : 1;
}
