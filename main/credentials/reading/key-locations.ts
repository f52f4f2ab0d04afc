import type { AccessKeyId, ProfileName } from '../../../shared/values/identifiers.ts';
import { idsHeldBy } from '../document/key-in-sections.ts';
import { nameInHome, profileOrHeader } from '../document/section-names.ts';
import { sectionsOf } from '../document/sections.ts';
import type { ParsedFile } from './parsed-file.ts';
import { profileSections, type ProfileSections, settingOf } from './profile-sections.ts';

/** File, section and line of a known file that hold a key. */
export type KeyLocation = {
  readonly path: string;
  /** The text between the brackets, as written. */
  readonly section: string;
  readonly profile: ProfileName;
  /** The line of the ID, counted from 1. */
  readonly line: number;
  /**
   * None of AWS's tools reads this key for the profile: another section's key wins, the section is no profile, or the
   * key is under another name.
   */
  readonly shadowed?: true;
};

/** The locations of every key in the files, by key ID, in order of appearance. */
export function locationsById(
  files: readonly ParsedFile[],
  profiles: ProfileSections,
): ReadonlyMap<string, readonly KeyLocation[]> {
  const byId = new Map<string, KeyLocation[]>();
  const seen = new Set<string>();
  const read = placesRead(profiles);
  for (const { location, document } of files) {
    const { path, kind, home } = location;
    // Both variables may name the same file: its keys are listed once.
    if (seen.has(path)) continue;
    seen.add(path);
    for (const section of sectionsOf(document)) {
      const { header, name } = section;
      const profile = nameInHome(profileOrHeader(kind, name), home);
      for (const [id, { line, isUsual }] of idsHeldBy(document, section)) {
        const isRead = isUsual && read.get(profile) === keyOf(path, header.line);
        const places = byId.get(id) ?? [];
        places.push({ path, section: name, profile, line, ...(isRead ? {} : { shadowed: true }) });
        byId.set(id, places);
      }
    }
  }
  return byId;
}

function placesRead(profiles: ProfileSections): ReadonlyMap<ProfileName, string> {
  const read = new Map<ProfileName, string>();
  for (const [name, sections] of profiles) {
    const from = settingOf(sections, 'aws_access_key_id')?.from;
    if (from !== undefined) read.set(name, keyOf(from.location.path, from.section.header.line));
  }
  return read;
}

function keyOf(path: string, line: number): string {
  return `${String(line)}:${path}`;
}

export function locationsOf(files: readonly ParsedFile[], id: AccessKeyId): readonly KeyLocation[] {
  return locationsById(files, profileSections(files)).get(id) ?? [];
}
