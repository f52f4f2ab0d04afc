import type { AccessKeyId, ProfileName } from '../../../shared/values/identifiers.ts';
import { idsHeldBy } from '../document/key-in-sections.ts';
import { nameInHome, profileOrHeader } from '../document/section-names.ts';
import { sectionsOf } from '../document/sections.ts';
import type { ParsedFile } from './parsed-file.ts';
import { profileSections, type ProfileSections, settingOf } from './profile-sections.ts';

/** One place of a known file that holds a key. */
export type KeyLocation = {
  readonly path: string;
  /** What stands between the brackets, as written. */
  readonly section: string;
  readonly profile: ProfileName;
  /** The line of the id, counted from 1. */
  readonly line: number;
  /**
   * None of AWS's tools reads this place for the profile: another section's key wins, the section is no profile, or
   * the key stands there under another name.
   */
  readonly shadowed?: true;
};

/** The places of every id that the files hold, by id, in order of appearance. */
export function locationsById(
  files: readonly ParsedFile[],
  profiles: ProfileSections,
): ReadonlyMap<string, readonly KeyLocation[]> {
  const byId = new Map<string, KeyLocation[]>();
  const seen = new Set<string>();
  const read = placesRead(profiles);
  for (const { location, document } of files) {
    const { path, kind, home } = location;
    // Both variables may name one file; it is one place all the same.
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

/** The places of one id. */
export function locationsOf(files: readonly ParsedFile[], id: AccessKeyId): readonly KeyLocation[] {
  return locationsById(files, profileSections(files)).get(id) ?? [];
}
