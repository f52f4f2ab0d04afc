import type { FileView } from '../../shared/contract/snapshot.ts';
import { defined } from '../../shared/lib/defined.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { Connection, ProfileToReach } from '../aws/connection/connection.ts';
import { hostsNotAgreed } from '../aws/other-hosts/agreement.ts';
import { otherHosts } from '../aws/other-hosts/other-hosts.ts';
import type { FilesReading } from '../credentials/credentials-files.ts';
import { type NamedDevices, namedDevices } from '../rotation/signing/known-devices.ts';
import type { KeyToAsk } from './ask-about-keys.ts';
import type { KeyInProfile } from './rights.ts';

/** A known file as the window shows it. */
export function fileView(file: FilesReading['files'][number]): FileView {
  const { kind, path, from, home, written, relativeTo, doubt, state, openToOthers } = file;
  return {
    kind,
    path,
    from,
    state,
    ...defined({ home, written, relativeTo, doubt }),
    ...('failure' in file ? { failure: file.failure } : {}),
    ...('isEmpty' in file ? { isEmpty: file.isEmpty } : {}),
    ...defined({ openToOthers }),
    ...('problems' in file ? { problems: [...file.problems] } : {}),
  };
}

/** Every key that can rotate, with its profile. */
export function heldKeys({ profiles }: FilesReading): readonly KeyInProfile[] {
  return profiles.flatMap((profile) =>
    profile.kind === 'long-term key' ? [{ id: profile.pair.id, profile: profile.name }] : [],
  );
}

/** The connection of each key that can rotate, in each of its profiles. */
export function connectionsOf(
  { profiles }: FilesReading,
  connectionOf: (profile: ProfileToReach) => Connection,
): readonly Connection[] {
  return profiles.flatMap((profile) =>
    profile.kind === 'long-term key' ? [connectionOf(profile)] : [],
  );
}

/** One request for each key that AWS may be asked about; profiles that share a key share the request. */
export function keysToAsk(
  { profiles }: FilesReading,
  connectionOf: (profile: ProfileToReach) => Connection,
): readonly KeyToAsk[] {
  const byId = new Map<AccessKeyId, KeyToAsk>();
  const devices = new Map<AccessKeyId, NamedDevices>();
  for (const profile of profiles) {
    if (profile.kind !== 'long-term key') continue;
    const { pair } = profile;
    const connection = connectionOf(profile);
    const before = byId.get(pair.id);
    // Another host's answer for one profile says nothing about the key of another profile.
    const isBetter = before === undefined || (!isAws(before.connection) && isAws(connection));
    if (isBetter && hostsNotAgreed(connection).length === 0) {
      byId.set(pair.id, { pair, connection });
    }
    const named = devices.get(pair.id);
    const { own, further } = namedDevices(profile);
    devices.set(pair.id, {
      own: [...(named?.own ?? []), ...own],
      further: [...(named?.further ?? []), ...further],
    });
  }
  // Any of the profiles that share a key may name the device.
  return [...byId.values()].map((key) => {
    const named = devices.get(key.pair.id);
    return named === undefined ? key : { ...key, devices: named };
  });
}

function isAws(connection: Connection): boolean {
  return otherHosts(connection).length === 0;
}

/** A key of the files, and the connection for requests about it; undefined if no profile holds it. */
export function heldKey(
  reading: FilesReading,
  id: AccessKeyId,
  connectionOf: (profile: ProfileToReach) => Connection,
): KeyToAsk | undefined {
  return keysToAsk(reading, connectionOf).find(({ pair }) => pair.id === id);
}
