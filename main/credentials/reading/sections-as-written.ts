import type { Remark } from '../../../shared/standing/remark.ts';
import { type ProfileName, profileName } from '../../../shared/values/identifiers.ts';
import { idsHeldBy } from '../document/key-in-sections.ts';
import { idKey, secretKey } from '../document/key-names.ts';
import { type FileKind, nameInHome, profileOf } from '../document/section-names.ts';
import { entriesOf, type Section, sectionsOf } from '../document/sections.ts';
import { readersOf, rightHeader } from './header-readers.ts';
import type { ParsedFile } from './parsed-file.ts';
import { waysWithoutKey } from './ways-without-key.ts';

/** A section of a config file that looks like a profile but that no tool reads. */
export type UnreadSection = {
  readonly name: ProfileName;
  readonly path: string;
  readonly line: number;
  /** The header as written, and as it should be; each without its brackets. */
  readonly written: string;
  readonly right: string;
  readonly id?: string;
};

/** What is wrong with the headers of all files. */
export type HeaderFindings = {
  readonly remarks: ReadonlyMap<ProfileName, readonly Remark[]>;
  /** At most one for each name, and none for a name that is a profile. */
  readonly unread: readonly UnreadSection[];
};

// Remarks of one profile: more would not be read.
const MOST_REMARKS = 8;
// Longer headers are cut in remarks.
const LONGEST = 512;

/**
 * Finds headers that tools don't read as the person means: those that only some tools read as the profile, and those of a
 * config file that none does. `isProfile` knows the profiles of all files. Pure, linear.
 */
export function findHeaders(
  files: readonly ParsedFile[],
  isProfile: (name: ProfileName) => boolean,
): HeaderFindings {
  const remarks = new Map<ProfileName, Remark[]>();
  const unread = new Map<ProfileName, UnreadSection>();
  for (const file of files) {
    const { kind, path, home } = file.location;
    const sections = sectionsOf(file.document);
    const headers = new Set(sections.map(({ name }) => name));
    const note = (bare: string, remark: Remark): void => {
      const name = profileName(bare);
      if (name === undefined) return;
      const known = remarks.get(nameInHome(name, home)) ?? [];
      if (known.length < MOST_REMARKS) known.push(remark);
      remarks.set(nameInHome(name, home), known);
    };
    for (const section of sections) {
      if (section.entries.length === 0) continue;
      const { line } = section.header;
      const written = section.name.slice(0, LONGEST);
      const bare = profileOf(kind, section.name);
      if (bare !== undefined) {
        const remark = headerRemark(kind, section, bare, headers);
        if (remark !== undefined) note(bare, { ...remark, path });
        continue;
      }
      const meant = kind === 'config' ? meantBy(section.name) : undefined;
      if (meant === undefined) continue;
      const wanted = rightHeader(kind, meant);
      const right = headers.has(wanted) ? undefined : wanted;
      const name = nameInHome(meant, home);
      if (isProfile(name)) {
        const at = { remark: 'unread section', path, line, written } as const;
        note(meant, right === undefined ? at : { ...at, right });
      } else if (!unread.has(name) && isLikeAProfile(section)) {
        const [id] = idsHeldBy(file.document, section).keys();
        const found = { name, path, line, written, right: right ?? wanted };
        unread.set(name, id === undefined ? found : { ...found, id });
      }
    }
    const defaults = kind === 'config' ? twoDefaults(sections) : undefined;
    if (defaults !== undefined) note('default', { ...defaults, path });
  }
  return { remarks, unread: [...unread.values()] };
}

type WithoutPath<Some> = Some extends unknown ? Omit<Some, 'path'> : never;

function headerRemark(
  kind: FileKind,
  section: Section,
  bare: ProfileName,
  headers: ReadonlySet<string>,
): WithoutPath<Extract<Remark, { remark: 'header read by some' }>> | undefined {
  // In a credentials file, tools that don't skip the section take `profile` for a part of the name.
  const means = kind === 'credentials' ? bare.trim().replace(/^profile\s+(?=\S)/, '') : bare;
  const wanted = rightHeader(kind, means);
  const readBy = readersOf(kind, section.name, means);
  const most = readersOf(kind, wanted, means);
  if (section.name === wanted || readBy.length >= most.length) return undefined;
  const facts = {
    remark: 'header read by some' as const,
    line: section.header.line,
    written: section.name.slice(0, LONGEST),
    means,
    readBy,
  } satisfies WithoutPath<Extract<Remark, { remark: 'header read by some' }>>;
  return headers.has(wanted) ? facts : { ...facts, right: wanted };
}

// The sections of a config file that are no profiles, and the one of the AWS CLI's plugins.
const otherTypes = /^(?:sso-session|services|preview|plugins)(?:\s|$)/;

/** The profile that a person means by a header of a config file that no tool reads as one. */
function meantBy(header: string): ProfileName | undefined {
  const trimmed = header.trim();
  if (otherTypes.test(trimmed)) return undefined;
  const [, name] = /^profile[\s:=/.]+(\S.*)$/is.exec(trimmed) ?? [];
  const bare = (name ?? trimmed).replaceAll(/^["']|["']$/g, '').trim();
  // `NAME` is a placeholder: the person has to choose the name.
  if (/^profile$/i.test(bare)) return profileName('NAME');
  return profileName(/^default$/i.test(bare) ? 'default' : bare);
}

/** Whether a section has settings that only profiles have: a pair, or another way to sign in. */
function isLikeAProfile(section: Section): boolean {
  return [idKey, secretKey, ...waysWithoutKey].some((key) => entriesOf(section, key).length > 0);
}

function twoDefaults(
  sections: readonly Section[],
): WithoutPath<Extract<Remark, { remark: 'two defaults' }>> | undefined {
  const plain = sections.findLast(({ name }) => name === 'default');
  const prefixed = sections.findLast(({ name }) => {
    return name.trim() !== 'default' && profileOf('config', name) === 'default';
  });
  if (plain === undefined || prefixed === undefined) return undefined;
  const [firstLine = 0, line = 0] = [plain.header.line, prefixed.header.line].toSorted(
    (one, other) => one - other,
  );
  // If `[profile default]` is the last, all tools use it.
  return line === plain.header.line ? { remark: 'two defaults', firstLine, line } : undefined;
}
