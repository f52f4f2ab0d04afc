import { entriesOf, propertyInForce, type Section, sectionsOf } from '../document/sections.ts';
import type { FileLocation } from '../locate/locate.ts';
import type { ParsedFile } from './parsed-file.ts';
import { type ProfileSection, settingOf } from './profile-sections.ts';

/** The settings that make a pair a temporary one. */
const tokenKeys = ['aws_session_token', 'aws_security_token'] as const;

/** Where a token is, and whether the AWS CLI or only other tools send it with the pair. */
export type SessionToken = {
  readonly path: string;
  readonly line: number;
  readonly joinedBy: 'AWS CLI' | 'other tools';
};

/** The tokens that all sections of a file inherit from `[DEFAULT]`, by file and setting. */
export type HandedOnTokens = ReadonlyMap<string, ReadonlyMap<string, FileLine>>;

/** Reads them once for all profiles. Of two sections `[DEFAULT]`, the later wins, as in botocore. */
export function tokensHandedOn(files: readonly ParsedFile[]): HandedOnTokens {
  const byFile = new Map<string, Map<string, FileLine>>();
  for (const { location, document } of files) {
    const tokens = new Map<string, FileLine>();
    for (const section of sectionsOf(document)) {
      if (section.name !== 'DEFAULT') continue;
      for (const key of tokenKeys) {
        const at = tokenIn([{ location, document, section }], [key]);
        if (at !== undefined) tokens.set(key, at);
      }
    }
    byFile.set(fileKey(location), tokens);
  }
  return byFile;
}

function fileKey({ kind, path }: FileLocation): string {
  return `${kind} ${path}`;
}

/** Where a pair is, or will be written; `section` is undefined for a section that doesn't exist yet. */
type PairPlace = {
  readonly location: FileLocation;
  readonly section: Section | undefined;
};

/**
 * The token that some tool sends with the pair of this section, or undefined. botocore reads pair and token from one
 * section, including what that inherits from `[DEFAULT]`; the SDKs for JavaScript and Go add the `aws_session_token` of
 * the other file. `handedOn` comes from `tokensHandedOn`. Pure.
 */
export function sessionTokenBeside(
  from: PairPlace,
  sections: readonly ProfileSection[],
  handedOn: HandedOnTokens,
): SessionToken | undefined {
  const isHere = ({ location }: PairPlace): boolean => fileKey(location) === fileKey(from.location);
  const here = tokenIn(sections.filter(isHere), tokenKeys);
  if (here !== undefined) return { ...here, joinedBy: 'AWS CLI' };
  // An empty value in the section itself overrides [DEFAULT].
  const { section } = from;
  const open = tokenKeys.filter((key) => !section || entriesOf(section, key).length === 0);
  const ofFile = handedOn.get(fileKey(from.location));
  const fromDefaults = open.map((key) => ofFile?.get(key)).find((at) => at !== undefined);
  if (fromDefaults !== undefined) return { ...fromDefaults, joinedBy: 'AWS CLI' };
  const there = tokenIn(
    sections.filter((other) => !isHere(other)),
    ['aws_session_token'],
  );
  return there === undefined ? undefined : { ...there, joinedBy: 'other tools' };
}

type FileLine = { readonly path: string; readonly line: number };

function tokenIn(
  sections: readonly ProfileSection[],
  keys: readonly string[],
): FileLine | undefined {
  for (const key of keys) {
    const from = settingOf(sections, key)?.from;
    const property = from === undefined ? undefined : propertyInForce(from.section, key);
    if (from !== undefined && property !== undefined) {
      return { path: from.location.path, line: property.line };
    }
  }
  return undefined;
}
