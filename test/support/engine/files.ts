import type { CredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import type { KeyLocation } from '../../../main/credentials/reading/key-locations.ts';
import type { Profile } from '../../../main/credentials/reading/profiles.ts';
import type { KeysInFiles } from '../../../main/credentials/reading/read-files.ts';
import { type KeyPair, samePair } from '../../../main/secrets/key-pair.ts';
import { type ErrorCode, FailureError } from '../../../shared/values/failure.ts';
import {
  type AccessKeyId,
  profileName,
  type ProfileName,
} from '../../../shared/values/identifiers.ts';
import { given } from './iam.ts';
import type { Power } from './power.ts';

/** A failure of a save, and whether the new bytes are in the file all the same. */
export type SaveTrouble = { readonly code: ErrorCode; readonly renamed: boolean };

/** Known files in memory: by path, the pair of each profile. */
export type FakeFiles = {
  readonly content: Map<string, Map<string, KeyPair>>;
  /** Files that exist and can't be read. */
  readonly unreadable: Set<string>;
  /** Files that can't be replaced, which is found out before anything is done. */
  readonly unwritable: Map<string, ErrorCode>;
  /** What trying a file waits for; nothing by default. */
  trial: () => Promise<void>;
  /** A folder that other users may write in, until a person has decided about it. */
  openFolder: string | undefined;
  /** A single file that a container has mounted, until a person has decided about it. */
  mountedFile: string | undefined;
  /** The `mfa_serial` of profiles. */
  readonly mfaSerials: Map<string, string>;
  /** The MFA devices that other profiles name for the key of a profile. */
  readonly furtherMfaSerials: Map<string, readonly string[]>;
  /** The `region` of profiles. */
  readonly regions: Map<string, string>;
  /** The `endpoint_url` of profiles. */
  readonly endpoints: Map<string, string>;
  /** Profiles whose pair the SDK reads differently from the file. */
  readonly misread: Map<string, KeyPair | undefined>;
  /** Makes the next saves of this file fail, one trouble each. */
  trouble(path: string, troubles: readonly (SaveTrouble | 'none')[]): void;
  /** Removes every pending trouble. */
  clearTroubles(): void;
  /** Ends all troubles. */
  calm(): void;
  /** Called with every pair that Keyturn writes, right after. */
  readonly witnesses: ((path: string, pair: KeyPair) => void)[];
  /** Writes a pair into a file as any other program would. */
  put(path: string, profile: string, pair: KeyPair): void;
  /** The pair of a profile, from the first file that has it. */
  pairOfProfile(profile: string): KeyPair | undefined;
  port(power: Power): CredentialsFiles;
};

/** No files yet. */
export function createFakeFiles(): FakeFiles {
  const content = new Map<string, Map<string, KeyPair>>();
  const unreadable = new Set<string>();
  const unwritable = new Map<string, ErrorCode>();
  const misread = new Map<string, KeyPair | undefined>();
  const mfaSerials = new Map<string, string>();
  const furtherMfaSerials = new Map<string, readonly string[]>();
  const regions = new Map<string, string>();
  const endpoints = new Map<string, string>();
  const witnesses: ((path: string, pair: KeyPair) => void)[] = [];
  const queued: { readonly path: string; readonly trouble: SaveTrouble | 'none' }[] = [];

  function pairOfProfile(profile: string): KeyPair | undefined {
    return [...content.values()].find((file) => file.has(profile))?.get(profile);
  }

  function requireReadable(path: string): void {
    if (unreadable.has(path)) throw new FailureError({ code: 'FILE_NOT_READABLE', path });
  }

  function placesOf(id: AccessKeyId): readonly KeyLocation[] {
    return placesIn(content, id);
  }

  function replaceIn(path: string, oldId: AccessKeyId, pair: KeyPair): number {
    requireReadable(path);
    const at = queued.findIndex((next) => next.path === path);
    const [next] = at < 0 ? [] : queued.splice(at, 1);
    const trouble = next === undefined || next.trouble === 'none' ? undefined : next.trouble;
    const file = content.get(path) ?? new Map<string, KeyPair>();
    const places = [...file].filter(([, old]) => old.id === oldId);
    if (places.length === 0) return 0;
    const refused = unwritable.get(path);
    if (refused !== undefined) throw new FailureError({ code: refused, path });
    if (trouble?.renamed !== false) {
      for (const [profile] of places) file.set(profile, pair);
      for (const witness of witnesses) witness(path, pair);
    }
    if (trouble !== undefined) throw new FailureError({ code: trouble.code, path });
    return places.length;
  }

  function tryReplacing(id: AccessKeyId): void {
    if (placesOf(id).length === 0) throw new FailureError({ code: 'KEY_NOT_IN_FILES' });
    for (const { path } of placesOf(id)) {
      const code = unwritable.get(path);
      if (code !== undefined) throw new FailureError({ code, path });
    }
  }

  function profiles(): readonly Profile[] {
    const names = [...content].flatMap(([path, file]) => (unreadable.has(path) ? [] : [...file]));
    return [...new Map(names)].map(([profile]) => {
      const pair = given(pairOfProfile(profile));
      const places = placesOf(pair.id);
      const mfaSerial = mfaSerials.get(profile);
      const further = furtherMfaSerials.get(profile);
      const mfa = {
        ...(mfaSerial === undefined ? {} : { mfaSerial }),
        ...(further === undefined ? {} : { furtherMfaSerials: further }),
      };
      const region = regions.get(profile);
      const endpointUrl = endpoints.get(profile);
      const where = {
        ...(region === undefined ? {} : { region }),
        ...(endpointUrl === undefined ? {} : { endpointUrl }),
      };
      return { kind: 'long-term key', name: named(profile), pair, places, ...mfa, ...where };
    });
  }

  function readings(): Awaited<ReturnType<CredentialsFiles['read']>>['files'] {
    return [...content.keys()].map((path) => {
      const location = { kind: 'credentials', path, from: 'home' } as const;
      return unreadable.has(path)
        ? { ...location, state: 'not readable', failure: { code: 'FILE_NOT_READABLE', path } }
        : { ...location, state: 'read' };
    });
  }

  function look(power: Power): KeysInFiles {
    const unread = [...content.keys()].find((path) => unreadable.has(path));
    // A reading has the content of its moment, even if the files are written later.
    const held = new Map([...content].map(([path, file]) => [path, new Map(file)] as const));
    return {
      files: readings(),
      locationsOf: (id) => {
        if (unread !== undefined) {
          throw new FailureError({ code: 'FILE_NOT_READABLE', path: unread });
        }
        return placesIn(held, id);
      },
      readBack: (profile) =>
        power.through(`files.readBack ${profile}`, async () => readBack(profile)),
    };
  }

  function readBack(profile: ProfileName): KeyPair | undefined {
    return misread.has(profile) ? misread.get(profile) : pairOfProfile(profile);
  }

  /** The profile's own file, or the first one. */
  function putBack(profile: ProfileName, pair: KeyPair): void {
    for (const path of content.keys()) requireReadable(path);
    const there = pairOfProfile(profile);
    const [path = ''] = content.keys();
    if (there !== undefined && samePair(there, pair)) return;
    if (there !== undefined) throw new FailureError({ code: 'PLACE_TAKEN', path });
    const refused = unwritable.get(path);
    if (refused !== undefined) throw new FailureError({ code: refused, path });
    put(path, profile, pair);
    for (const witness of witnesses) witness(path, pair);
  }

  function put(path: string, profile: string, pair: KeyPair): void {
    const file = content.get(path) ?? new Map<string, KeyPair>();
    content.set(path, file.set(profile, pair));
  }

  function port(power: Power): CredentialsFiles {
    return {
      read: () =>
        power.through('files.read', async () => ({ files: readings(), profiles: profiles() })),
      look: () => power.through('files.look', async () => look(power)),
      locationsOf: (id) =>
        power.through(`files.placesOf ${id}`, async () => {
          for (const path of content.keys()) requireReadable(path);
          return placesOf(id);
        }),
      tryReplacing: (id) =>
        power.through('files.tryReplacing', async () => {
          await files.trial();
          if (files.openFolder !== undefined) {
            throw new FailureError({ code: 'FOLDER_OPEN_TO_OTHERS', path: files.openFolder });
          }
          for (const path of content.keys()) requireReadable(path);
          tryReplacing(id);
          if (files.mountedFile !== undefined) {
            throw new FailureError({ code: 'FILE_MOUNTED_ELSEWHERE', path: files.mountedFile });
          }
          return placesOf(id);
        }),
      replaceIn: (path, oldId, pair) =>
        power.through(`files.replaceIn ${path}`, async () => replaceIn(path, oldId, pair)),
      pairOf: (id) =>
        power.through(`files.pairOf ${id}`, async () =>
          [...content]
            .flatMap(([path, file]) => (unreadable.has(path) ? [] : [...file.values()]))
            .find((pair) => pair.id === id),
        ),
      restore: (profile, pair) =>
        power.through(`files.putBack ${profile}`, async () => {
          putBack(profile, pair);
        }),
      writeRegion: (profile, id, region) =>
        power.through(`files.writeRegion ${profile}`, async () => {
          if (pairOfProfile(profile)?.id !== id) {
            throw new FailureError({ code: 'KEY_NOT_IN_FILES' });
          }
          regions.set(profile, region);
        }),
      trustFolder: async (folder) => {
        if (folder === files.openFolder) files.openFolder = undefined;
      },
      acceptMounts: async (path) => {
        if (path === files.mountedFile) files.mountedFile = undefined;
      },
      knownPaths: () => [...content.keys()],
    };
  }

  const files: FakeFiles = {
    trial: () => Promise.resolve(),
    openFolder: undefined,
    mountedFile: undefined,
    content,
    unreadable,
    unwritable,
    mfaSerials,
    furtherMfaSerials,
    regions,
    endpoints,
    witnesses,
    misread,
    trouble: (path, troubles) => {
      queued.push(...troubles.map((trouble) => ({ path, trouble })));
    },
    clearTroubles: () => {
      queued.splice(0);
    },
    put,
    calm: () => {
      queued.length = 0;
      unreadable.clear();
      unwritable.clear();
      misread.clear();
    },
    pairOfProfile,
    port,
  };
  return files;
}

function placesIn(
  content: ReadonlyMap<string, ReadonlyMap<string, KeyPair>>,
  id: AccessKeyId,
): readonly KeyLocation[] {
  return [...content].flatMap(([path, file]) =>
    [...file]
      .map(([profile, pair], index) => ({ ...placeOf(path, profile, index), id: pair.id }))
      .filter((place) => place.id === id),
  );
}

function named(profile: string): ProfileName {
  return given(profileName(profile));
}

function placeOf(path: string, profile: string, index: number): KeyLocation {
  return { path, section: profile, profile: named(profile), line: 3 * index + 2 };
}
