import { type ProfileName, profileName } from '../../../shared/values/identifiers.ts';
import { bareName, nameInHome } from '../document/section-names.ts';
import { type ProfileSection, type ProfileSections, settingOf } from './profile-sections.ts';

/** The settings that name an MFA device: of AWS's tools, and of aws-mfa (its README, "--device"). */
const deviceSettings = ['mfa_serial', 'aws_mfa_device'] as const;

/** The settings by which a profile inherits another one in aws-vault (its USAGE; the second is the older name). */
const including = ['include_profile', 'parent_profile'] as const;

// aws-mfa gets the temporary keys of [x] with the key of [x-long-term].
const LONG_TERM_SUFFIX = '-long-term';

// A user has at most eight devices (IAM quotas); further ones belong to other users.
const MOST_DEVICES = 16;

/** MFA devices, or further profiles or keys, by profile or key. */
type Devices = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Returns, by profile, the MFA devices that its key may have besides the one that the profile names first, each once.
 * In this order: others that the profile names; those of profiles it includes; of profiles with the same key, or with
 * one of these as their source; of [default], from which aws-vault inherits; and of variables. Only the profile's own
 * are certain to be this user's. Pure, and linear in the files.
 */
export function furtherDevices(
  profiles: ProfileSections,
  byVariables: readonly string[],
): (name: ProfileName) => readonly string[] {
  const facts = factsOf(profiles);
  const own = new Map<string, ReadonlySet<string>>();
  const byOwner = new Map<string, Set<string>>();
  const includers = new Map<string, Set<string>>();
  const sources = new Map<string, Set<string>>();
  const owner = (name: ProfileName): string => facts.get(name)?.keyId ?? name;
  for (const [name, { devices, includes, takesFrom }] of facts) {
    if (devices.length > 0) own.set(name, new Set(devices));
    for (const serial of devices) add(byOwner, owner(name), serial);
    for (const other of includes) add(includers, other, name);
    for (const other of takesFrom) add(sources, owner(name), owner(other));
  }
  const included = spread(own, includers);
  const used = spread(byOwner, sources);
  return (name) => {
    const inherited = nameInHome(defaultProfile, homeOf(profiles.get(name) ?? []));
    const [first, ...others] = own.get(name) ?? [];
    const serials = new Set([
      ...others,
      ...(included.get(name) ?? []),
      ...(used.get(owner(name)) ?? []),
      ...(own.get(inherited) ?? []),
      ...byVariables,
    ]);
    if (first !== undefined) serials.delete(first);
    return [...serials];
  };
}

const defaultProfile = requireName('default');

function requireName(name: string): ProfileName {
  const known = profileName(name);
  if (known === undefined) throw new Error(`${name} is the name of a profile`);
  return known;
}

type Facts = {
  readonly keyId: string | undefined;
  readonly devices: readonly string[];
  readonly includes: readonly ProfileName[];
  /** The profiles whose key it may sign with. */
  readonly takesFrom: readonly ProfileName[];
};

function factsOf(profiles: ProfileSections): ReadonlyMap<ProfileName, Facts> {
  const facts = new Map<ProfileName, Facts>();
  for (const [name, sections] of profiles) {
    const home = homeOf(sections);
    const said = new Set(sections.flatMap(({ section }) => section.entries.map(({ key }) => key)));
    const values = (keys: readonly string[]): readonly string[] =>
      keys.flatMap((key) => (said.has(key) ? (settingOf(sections, key)?.value ?? []) : []));
    const names = (keys: readonly string[]): readonly ProfileName[] =>
      values(keys).flatMap((value) => {
        const other = profileName(value);
        return other === undefined ? [] : nameInHome(other, home);
      });
    const includes = names(including);
    const longTerm = profileName(`${bareName(name, home)}${LONG_TERM_SUFFIX}`);
    const madeFrom = longTerm === undefined ? longTerm : nameInHome(longTerm, home);
    facts.set(name, {
      keyId: values(['aws_access_key_id'])[0],
      devices: values(deviceSettings),
      includes,
      takesFrom: [
        ...names(['source_profile']),
        ...includes,
        ...(madeFrom !== undefined && profiles.has(madeFrom) ? [madeFrom] : []),
      ],
    });
  }
  return facts;
}

function homeOf(sections: readonly ProfileSection[]): string | undefined {
  return sections.at(-1)?.location.home;
}

/** Passes each device on to all profiles or keys that `next` reaches, circles included. */
function spread(from: Devices, next: Devices): Devices {
  const reached = new Map<string, Set<string>>();
  for (const [start, serials] of from) {
    for (const serial of serials) {
      const waiting = [start];
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        const known = reached.get(at);
        // Already visited, or enough devices.
        if (known?.has(serial) === true || (known?.size ?? 0) >= MOST_DEVICES) continue;
        add(reached, at, serial);
        for (const other of next.get(at) ?? []) waiting.push(other);
      }
    }
  }
  return reached;
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}
