import {
  accessKeyId,
  type AccessKeyId,
  type ProfileName,
  profileName,
} from '../../shared/identifiers.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { Secret } from '../secrets/secret.ts';
import { furtherDevices } from './mfa/named-devices.ts';
import type { ParsedFile } from './parsed-file.ts';
import { type Place, placesById } from './places.ts';
import { type ProfileSection, profileSections, settingOf } from './profile-sections.ts';
import { type ProfileSettings, type Services, servicesOf, settingsOf } from './profile-settings.ts';
import { nameInHome } from './section-names.ts';

/** The settings by which a profile without a key of its own gets one. */
export const waysWithoutKey = [
  'web_identity_token_file',
  'role_arn',
  'credential_process',
  'sso_session',
  'sso_start_url',
  'sso_account_id',
  'sso_role_name',
  // The browser sign-in of `aws login`, which needs no IAM Identity Center but rotates like it.
  'login_session',
] as const;

/** What makes a pair a temporary one. */
export const tokenKeys = ['aws_session_token', 'aws_security_token'] as const;

type Named = { readonly name: ProfileName };
type HoldingKey = Named & { readonly places: readonly Place[] };

type LongTermKey = {
  readonly kind: 'long-term key';
  readonly pair: KeyPair;
  /** Devices that may be the user's, too: other profiles name them, or variables. */
  readonly furtherMfaSerials?: readonly string[];
};

/** A profile of the known files: a key that can rotate, or the reason why it can't. */
export type Profile =
  | (HoldingKey & ProfileSettings & LongTermKey)
  | (HoldingKey & { readonly kind: 'stale session token'; readonly id: AccessKeyId })
  | (HoldingKey & { readonly kind: 'id without secret'; readonly id: AccessKeyId })
  | (Named & { readonly kind: 'role'; readonly sourceProfile?: string })
  | (Named & {
      readonly kind:
        | 'temporary'
        | 'sso'
        | 'process'
        | 'web identity'
        | 'secret without id'
        | 'malformed id'
        | 'empty';
    });

/**
 * The profiles of all known files, joined as AWS's tools join them (the credentials file wins), in order of
 * appearance. `mfaSerials` are devices that variables name. Pure; what a tool refuses about a file is `diagnose`'s
 * matter.
 */
export function readProfiles(
  files: readonly ParsedFile[],
  mfaSerials: readonly string[] = [],
): readonly Profile[] {
  const profiles = profileSections(files);
  const devices = furtherDevices(profiles, mfaSerials);
  const known = { places: placesById(files, profiles), services: servicesOf(files), devices };
  return [...profiles].map(([name, sections]) => readProfile(name, sections, known));
}

/**
 * The profile at whose end a chain of roles (`source_profile`, then that profile's own, and so on) finds what it signs
 * with; undefined where a profile of the chain does not exist, names none, or leads back. Pure.
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

/** The pair a section holds, as its last values give it, or undefined where it has no whole well-formed one. */
export function pairIn(sections: readonly ProfileSection[]): KeyPair | undefined {
  const idSetting = settingOf(sections, 'aws_access_key_id');
  const secretSetting = settingOf(sections, 'aws_secret_access_key');
  // Halves out of different sections are a pair for the JavaScript SDK alone.
  if (secretSetting === undefined || idSetting?.from !== secretSetting.from) return undefined;
  const id = accessKeyId(idSetting.value);
  return id === undefined ? undefined : { id, secret: new Secret(secretSetting.value) };
}

type Known = {
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly services: Services;
  readonly devices: ReturnType<typeof furtherDevices>;
};

function readProfile(
  name: ProfileName,
  sections: readonly ProfileSection[],
  known: Known,
): Profile {
  const idText = settingOf(sections, 'aws_access_key_id')?.value;
  const hasSecret = settingOf(sections, 'aws_secret_access_key') !== undefined;
  const hasToken = tokenKeys.some((key) => settingOf(sections, key) !== undefined);
  if (idText === undefined) {
    return withoutKey(name, sections) ?? { kind: hasSecret ? 'secret without id' : 'empty', name };
  }
  if (/^ASIA[A-Z0-9]+$/.test(idText)) return { kind: 'temporary', name };
  const id = accessKeyId(idText);
  if (id === undefined || isContinued(sections)) return { kind: 'malformed id', name };
  const places = known.places.get(id) ?? [];
  const pair = pairIn(sections);
  if (pair === undefined) return { kind: 'id without secret', name, id, places };
  if (hasToken) return { kind: 'stale session token', name, id, places };
  const settings = settingsOf(sections, known.services);
  const further = known.devices(name);
  const devices = further.length === 0 ? {} : { furtherMfaSerials: further };
  return { kind: 'long-term key', name, pair, places, ...settings, ...devices };
}

function withoutKey(name: ProfileName, sections: readonly ProfileSection[]): Profile | undefined {
  const has = (key: string): boolean => settingOf(sections, key) !== undefined;
  if (has('web_identity_token_file')) return { kind: 'web identity', name };
  if (has('role_arn')) {
    const source = profileName(settingOf(sections, 'source_profile')?.value ?? '');
    if (source === undefined) return { kind: 'role', name };
    return {
      kind: 'role',
      name,
      sourceProfile: nameInHome(source, sections.at(-1)?.location.home),
    };
  }
  if (has('credential_process')) return { kind: 'process', name };
  return waysWithoutKey.some(has) ? { kind: 'sso', name } : undefined;
}

// botocore joins lines that are indented deeper to the id, which then is none.
function isContinued(sections: readonly ProfileSection[]): boolean {
  const from = settingOf(sections, 'aws_access_key_id')?.from;
  const entry = from?.section.entries.findLast(({ key }) => key === 'aws_access_key_id');
  return (entry?.continuations.length ?? 0) > 0;
}
