import { type ProfileName, profileName } from '../../../shared/values/identifiers.ts';
import { shellWords } from './shell-words.ts';

/** What a file is for: the same header means another thing in each. */
export type FileKind = 'credentials' | 'config';

/**
 * The profile a section stands for, or undefined where it stands for none. In the credentials file every section
 * is a profile; in the config file `[default]` and `[profile NAME]` are, with or without quotes, and what else the AWS
 * CLI takes for one.
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
 * The name by which a profile of a further home is known: its own, and the home. No two homes mix, whatever their
 * profiles are called.
 */
export function nameInHome(name: ProfileName, home: string | undefined): ProfileName {
  if (home === undefined) return name;
  const suffix = suffixOf(home);
  const whole = profileName(name.slice(0, 512 - suffix.length) + suffix);
  if (whole === undefined) throw new Error('a further home has a short path');
  return whole;
}

/** What a profile is called in its home, where its known name is this one. */
export function bareName(name: ProfileName, home: string | undefined): ProfileName {
  const bare = home === undefined ? name : name.slice(0, name.length - suffixOf(home).length);
  return profileName(bare) ?? name;
}

/** Which of the homes a known name belongs to; undefined for a person's own. */
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

/** A name for a section that may stand for no profile: the profile's, else what stands between the brackets. */
export function profileOrHeader(kind: FileKind, header: string): ProfileName {
  const name = profileOf(kind, header) ?? profileName(header.slice(0, 512));
  if (name === undefined) throw new Error('a section header is never empty');
  return name;
}

/**
 * What the AWS CLI calls the section, or undefined where it drops it. In a config file botocore takes all that begins
 * with `profile` (`[profiles x]`, too) and has two words for a shell.
 */
export function cliNameOf(kind: FileKind, header: string): string | undefined {
  if (kind === 'credentials' || header === 'default') return header;
  // A longer one has a name that is too long for a profile.
  if (!header.startsWith('profile') || header.length > 2048) return undefined;
  const words = shellWords(header);
  return words?.length === 2 ? words[1] : undefined;
}

/**
 * What the JavaScript SDK calls the section, or undefined where it drops it: names with a space, among others.
 * As `parseIni` and `getConfigData` of @smithy/core read a header.
 */
export function sdkNameOf(kind: FileKind, header: string): string | undefined {
  // It looks names up in plain objects, where `constructor` and its like are taken.
  if (header in Object.prototype) return undefined;
  const match = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/.exec(header);
  const [, prefix, , name] = match ?? [];
  if (kind === 'config') {
    if (header === 'default') return header;
    return prefix === 'profile' && name !== undefined && !(name in Object.prototype)
      ? name
      : undefined;
  }
  return match === null ? header : undefined;
}

/**
 * The names under which the AWS CLI and the SDKs for JavaScript and Go could know a section, by kind of file. The SDK
 * for Go trims headers, and takes the spaces after the first word for one. botocore takes all that begins with `profile` (`[profiles x]`) and splits it as a shell does.
 */
export function namesToMostTools(kinds: readonly FileKind[], header: string): readonly string[] {
  const trimmed = header.trim();
  return kinds.flatMap((kind) => {
    if (kind === 'credentials') return [`credentials ${trimmed.replace(/[ \t]+/, ' ')}`];
    if (trimmed === 'default') return ['config default'];
    const name = /^profile\S*\s+(.*)$/su.exec(trimmed)?.[1];
    return name === undefined ? [] : [`config ${unquoted(name)}`];
  });
}

/**
 * What a section is called once all that any tool of AWS leaves away is gone: the SDK for Ruby takes several spaces
 * for one, and `profile` from the headers of both files.
 */
export function nameToAnyTool(header: string): string {
  const name = header
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/^profile\S* /, '');
  return unquoted(name);
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
