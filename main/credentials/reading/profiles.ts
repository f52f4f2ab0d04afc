import { defined } from '../../../shared/lib/defined.ts';
import type { Remark } from '../../../shared/standing/remark.ts';
import {
  accessKeyId,
  type AccessKeyId,
  type ProfileName,
  profileName,
} from '../../../shared/values/identifiers.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { Secret } from '../../secrets/secret.ts';
import { idKey, secretKey } from '../document/key-names.ts';
import { nameInHome } from '../document/section-names.ts';
import { propertyInForce } from '../document/sections.ts';
import { findInIdPlace, isTooShort, type NoKeyId } from './key-id.ts';
import { type KeyLocation, locationsById } from './key-locations.ts';
import { findMisnamedKey, type MisnamedKey } from './misnamed-key.ts';
import { furtherDevices } from './named-devices.ts';
import type { ParsedFile } from './parsed-file.ts';
import { type ProfileSection, profileSections, settingOf } from './profile-sections.ts';
import {
  type ProfileSettings,
  type SharedSections,
  sharedSectionsOf,
  settingsOf,
} from './profile-settings.ts';
import { findHeaders, type UnreadSection } from './sections-as-written.ts';
import { type HandedOnTokens, sessionTokenBeside, tokensHandedOn } from './session-token.ts';
import { type WayWithoutKey, wayWithoutKey } from './ways-without-key.ts';

type NamedProfile = ProfileSettings & {
  readonly name: ProfileName;
  /** Remarks about its sections, whether or not it can rotate; undefined if there are none. */
  readonly remarks?: readonly Remark[];
};
type HoldingKey = NamedProfile & { readonly places: readonly KeyLocation[] };
type FileLine = { readonly path: string; readonly line: number };

type LongTermKey = {
  readonly kind: 'long-term key';
  readonly pair: KeyPair;
  /** Devices that other profiles or variables name, and that may be the user's. */
  readonly furtherMfaSerials?: readonly string[];
};

/** A profile of the known files: its key if that can rotate, else the reason why not. */
export type Profile =
  | (HoldingKey & LongTermKey)
  | (HoldingKey & FileLine & { readonly kind: 'stale session token'; readonly id: AccessKeyId })
  | (HoldingKey & { readonly kind: 'id without secret'; readonly id: AccessKeyId })
  | (HoldingKey &
      Omit<MisnamedKey, 'id'> & { readonly kind: 'misnamed key'; readonly id?: AccessKeyId })
  | (HoldingKey &
      Omit<UnreadSection, 'id' | 'name'> & {
        readonly kind: 'unread section';
        readonly id?: AccessKeyId;
      })
  | (NamedProfile & WayWithoutKey)
  | (NamedProfile & FileLine & NoKeyId)
  | (NamedProfile & { readonly kind: 'temporary' | 'secret without id' | 'empty' });

/**
 * The profiles of all known files, merged as AWS's tools merge them (the credentials file wins), in order of appearance.
 * `mfaSerials` are devices that variables name. Pure. `diagnose` finds what a tool rejects in a file.
 */
export function readProfiles(
  files: readonly ParsedFile[],
  mfaSerials: readonly string[] = [],
): readonly Profile[] {
  const profiles = profileSections(files);
  const { remarks, unread } = findHeaders(files, (name) => profiles.has(name));
  const known: ProfileSources = {
    places: locationsById(files, profiles),
    shared: sharedSectionsOf(files),
    handedOn: tokensHandedOn(files),
    remarks,
    devices: furtherDevices(profiles, mfaSerials),
  };
  return [
    ...[...profiles].map(([name, sections]) => readProfile(name, sections, known)),
    ...unread.map((section) => unreadProfile(section, known)),
  ];
}

/**
 * The last profile of a chain of roles (`source_profile`, then that profile's own, and so on), which signs; undefined
 * where a profile of the chain doesn't exist, names no source, or leads back. Pure.
 */
export function endOfChain(
  start: Extract<Profile, { kind: 'role' }>,
  profiles: readonly Profile[],
): Profile | undefined {
  const passed = new Set<Profile>();
  let current: Profile | undefined = start;
  while (current?.kind === 'role') {
    if (passed.has(current)) return undefined;
    passed.add(current);
    const { sourceProfile }: { readonly sourceProfile?: string } = current;
    current = profiles.find(({ name }) => name === sourceProfile);
  }
  return current;
}

/** The pair in force of these sections; undefined without a complete, well-formed pair in one section. */
export function pairIn(sections: readonly ProfileSection[]): KeyPair | undefined {
  const idSetting = settingOf(sections, 'aws_access_key_id');
  const secretSetting = settingOf(sections, 'aws_secret_access_key');
  // Only the JavaScript SDK joins halves of different sections.
  if (secretSetting === undefined || idSetting?.from !== secretSetting.from) return undefined;
  const id = accessKeyId(idSetting.value);
  return id === undefined ? undefined : { id, secret: new Secret(secretSetting.value) };
}

type ProfileSources = {
  readonly places: ReadonlyMap<string, readonly KeyLocation[]>;
  readonly shared: SharedSections;
  readonly handedOn: HandedOnTokens;
  readonly remarks: ReadonlyMap<ProfileName, readonly Remark[]>;
  readonly devices: ReturnType<typeof furtherDevices>;
};

function readProfile(
  name: ProfileName,
  sections: readonly ProfileSection[],
  known: ProfileSources,
): Profile {
  const remarks = known.remarks.get(name) ?? [];
  const named = {
    name,
    ...(remarks.length === 0 ? {} : { remarks }),
    ...settingsOf(sections, known.shared),
  };
  const idSetting = settingOf(sections, idKey);
  if (idSetting === undefined) return withoutId(named, sections, known);
  const { value: idText, from } = idSetting;
  if (/^ASIA[A-Z0-9]{12,}$/.test(idText)) return { kind: 'temporary', ...named };
  const at = { path: from.location.path, line: lineOfId(from) };
  const id = accessKeyId(idText);
  if (id === undefined) {
    const secret = settingOf(sections, secretKey)?.value;
    return { ...findInIdPlace(idText, secret), ...named, ...at };
  }
  const continuation = continuationOfId(from);
  if (continuation !== undefined) {
    return { kind: 'malformed id', flaw: 'continued', ...named, ...at, line: continuation };
  }
  if (isTooShort(id)) return { kind: 'malformed id', flaw: 'too short', ...named, ...at };
  const places = known.places.get(id) ?? [];
  const pair = pairIn(sections);
  if (pair === undefined) {
    const misnamed = findMisnamedKey(sections, { id: true, secret: false });
    return misnamed === undefined
      ? { kind: 'id without secret', ...named, id, places }
      : { kind: 'misnamed key', ...named, ...misnamed, id, places };
  }
  const token = sessionTokenBeside(from, sections, known.handedOn);
  const further = known.devices(name);
  const devices = further.length === 0 ? {} : { furtherMfaSerials: further };
  const longTerm = { kind: 'long-term key', ...named, ...devices, pair, places } as const;
  if (token === undefined) return longTerm;
  const { path, line } = token;
  if (token.joinedBy === 'AWS CLI') {
    return { kind: 'stale session token', ...named, id, places, path, line };
  }
  const remark: Remark = { remark: 'token in the other file', path, line };
  return { ...longTerm, remarks: [...remarks, remark] };
}

function withoutId(
  named: NamedProfile,
  sections: readonly ProfileSection[],
  known: ProfileSources,
): Profile {
  const way = wayWithoutKey((setting) => settingOf(sections, setting)?.value);
  if (way !== undefined && way.kind !== 'source without role') {
    return { ...named, ...inHome(way, sections) };
  }
  const hasSecret = settingOf(sections, secretKey) !== undefined;
  const misnamed = findMisnamedKey(sections, { id: false, secret: hasSecret });
  if (misnamed !== undefined) {
    const { id: text = '', ...found } = misnamed;
    const id = accessKeyId(text);
    const places = known.places.get(text) ?? [];
    return {
      kind: 'misnamed key',
      ...named,
      ...found,
      places,
      ...defined({ id }),
    };
  }
  if (way !== undefined) return { ...named, ...way };
  return { kind: hasSecret ? 'secret without id' : 'empty', ...named };
}

/** Makes the source of a role a profile of the same home. */
function inHome(way: WayWithoutKey, sections: readonly ProfileSection[]): WayWithoutKey {
  if (way.kind !== 'role' || way.sourceProfile === undefined) return way;
  const source = profileName(way.sourceProfile);
  if (source === undefined) return { kind: 'role' };
  return { kind: 'role', sourceProfile: nameInHome(source, sections.at(-1)?.location.home) };
}

function unreadProfile(
  { id: text = '', ...section }: UnreadSection,
  known: ProfileSources,
): Profile {
  const id = accessKeyId(text);
  const places = known.places.get(text) ?? [];
  return {
    kind: 'unread section',
    ...section,
    places,
    ...defined({ id }),
  };
}

function lineOfId({ section }: ProfileSection): number {
  return propertyInForce(section, idKey)?.line ?? section.header.line;
}

// botocore appends lines that are indented deeper to the ID, which then is not valid.
function continuationOfId({ section }: ProfileSection): number | undefined {
  return section.entries.findLast(({ key }) => key === idKey)?.continuations.at(0)?.line;
}
