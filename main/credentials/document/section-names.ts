import { type ProfileName, profileName } from '../../../shared/values/identifiers.ts';
import { shellWords } from './shell-words.ts';

/** The kind of a file: the same header has another meaning in each. */
export type FileKind = 'credentials' | 'config';

/**
 * The profile of a section, or undefined where it has none. In the credentials file every section is a profile; in the
 * config file `[default]` and `[profile NAME]` are, with or without quotes, and what else the AWS CLI reads as one.
 */
export function profileOf(kind: FileKind, header: string): ProfileName | undefined {
  if (kind === 'credentials') return profileName(header);
  const trimmed = header.trim();
  if (trimmed === 'default') return profileName('default');
  const name = cliNameOf(kind, header) ?? afterPrefix('profile', trimmed);
  return name === undefined ? undefined : profileName(name);
}

/** The name of a config file's section of another type (`services`, `sso-session`), or undefined. */
export function nameAfter(type: 'services' | 'sso-session', header: string): string | undefined {
  return afterPrefix(type, header.trim());
}

/**
 * The name of a profile of a further home: its own name and the home's path, so that equal names in two homes differ.
 */
export function nameInHome(name: ProfileName, home: string | undefined): ProfileName {
  if (home === undefined) return name;
  const suffix = suffixOf(home);
  const whole = profileName(name.slice(0, 512 - suffix.length) + suffix);
  if (whole === undefined) throw new Error('a further home has a short path');
  return whole;
}

/** The profile's name in the files of its home: the reverse of `nameInHome`. */
export function bareName(name: ProfileName, home: string | undefined): ProfileName {
  const bare = home === undefined ? name : name.slice(0, name.length - suffixOf(home).length);
  return profileName(bare) ?? name;
}

/** The home in the name of a profile; undefined for a profile of the person's own home. */
export function homeOfName(
  name: ProfileName,
  homes: readonly (string | undefined)[],
): string | undefined {
  return homes.find((home) => {
    return (
      home !== undefined && name.length > suffixOf(home).length && name.endsWith(suffixOf(home))
    );
  });
}

function suffixOf(home: string): string {
  return ` (${home})`;
}

/** The profile of a section, else the text between its brackets as a name. */
export function profileOrHeader(kind: FileKind, header: string): ProfileName {
  const name = profileOf(kind, header) ?? profileName(header.slice(0, 512));
  if (name === undefined) throw new Error('a section header is never empty');
  return name;
}

/**
 * The AWS CLI's name of the section, or undefined where it skips the section. In a config file, botocore accepts all that
 * begins with `profile` (`[profiles x]`, too) and is two words for a shell.
 */
export function cliNameOf(kind: FileKind, header: string): string | undefined {
  if (kind === 'credentials' || header === 'default') return header;
  // The name in a longer header is too long for a profile.
  if (!header.startsWith('profile') || header.length > 2048) return undefined;
  const words = shellWords(header);
  return words?.length === 2 ? words[1] : undefined;
}

/**
 * The JavaScript SDK's name of the section, or undefined where it skips the section: names with a space, among others.
 * As `parseIni` and `getConfigData` of @smithy/core read a header.
 */
export function sdkNameOf(kind: FileKind, header: string): string | undefined {
  // It uses plain objects, which have `constructor` and the like already.
  if (header in Object.prototype) return undefined;
  const match = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/.exec(header);
  const [, prefix, , name] = match ?? [];
  if (kind === 'config') {
    if (header === 'default') return header;
    // `[profile.NAME]` is how `parseIni` writes `[profile NAME]` for itself: it takes one in the file for the same.
    const read = match === null ? dottedName(header) : name;
    const isRead = match === null || prefix === 'profile';
    return !isRead || read === undefined || read in Object.prototype ? undefined : read;
  }
  return match === null ? header : undefined;
}

/**
 * The names that the AWS CLI and the SDKs for JavaScript and Go may give a section, by kind of file. The Go SDK trims
 * headers and reads the spaces after the first word as one. botocore accepts all that begins with `profile`
 * (`[profiles x]`) and splits it like a shell.
 */
export function namesToMostTools(kinds: readonly FileKind[], header: string): readonly string[] {
  const trimmed = header.trim();
  return kinds.flatMap((kind) => {
    if (kind === 'credentials') return [`credentials ${trimmed.replace(/[ \t]+/, ' ')}`];
    if (trimmed === 'default') return ['config default'];
    const name = /^profile\S*\s+(.*)$/su.exec(trimmed)?.[1];
    if (name !== undefined) return [`config ${unquoted(name)}`];
    const dotted = dottedName(trimmed);
    return dotted === undefined ? [] : [`config ${dotted}`];
  });
}

/**
 * The name of a section without anything that some tool of AWS ignores: the SDK for Ruby reads several spaces as one,
 * and drops `profile` from the headers of both files.
 */
export function nameToAnyTool(header: string): string {
  const name = header
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/^profile(?:\S* |\.)/, '');
  return unquoted(name);
}

function dottedName(header: string): string | undefined {
  return /^profile\.(.+)$/su.exec(header)?.[1];
}

function unquoted(name: string): string {
  const quote = name.charAt(0);
  const quoted = (quote === '"' || quote === "'") && name.length > 2 && name.endsWith(quote);
  return quoted ? name.slice(1, -1) : name;
}

function afterPrefix(prefix: string, header: string): string | undefined {
  if (!header.startsWith(prefix)) return undefined;
  const rest = header.slice(prefix.length);
  const name = rest.trim();
  if (name === rest || name === '') return undefined;
  return unquoted(name);
}
