import type { AccessKeyId } from '../../shared/identifiers.ts';
import type { FileView } from '../../shared/snapshot.ts';
import type { Connection, ProfileToReach } from '../aws/connection.ts';
import type { FilesReading } from '../credentials/credentials-files.ts';
import { namedDevices } from '../rotation/mfa/known-devices.ts';
import type { KeyToAsk } from './key-facts.ts';
import type { HeldKey } from './rights.ts';

/** A known file as the window shows it. */
export function fileView(file: FilesReading['files'][number]): FileView {
  const { kind, path, from, home, written, relativeTo, doubt, state, openToOthers } = file;
  return {
    kind,
    path,
    from,
    state,
    ...(home === undefined ? {} : { home }),
    ...(written === undefined ? {} : { written }),
    ...(relativeTo === undefined ? {} : { relativeTo }),
    ...(doubt === undefined ? {} : { doubt }),
    ...('failure' in file ? { failure: file.failure } : {}),
    ...('isEmpty' in file ? { isEmpty: file.isEmpty } : {}),
    ...(openToOthers === undefined ? {} : { openToOthers }),
    ...('problems' in file ? { problems: [...file.problems] } : {}),
  };
}

/** Every key that can rotate, with its profile. */
export function heldKeys({ profiles }: FilesReading): readonly HeldKey[] {
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

/** One question for each key, whichever profiles share it. */
export function keysToAsk(
  { profiles }: FilesReading,
  connectionOf: (profile: ProfileToReach) => Connection,
): readonly KeyToAsk[] {
  const byId = new Map<AccessKeyId, KeyToAsk>();
  for (const profile of profiles) {
    if (profile.kind === 'long-term key') {
      const { pair } = profile;
      const asked = { pair, connection: connectionOf(profile) };
      const before = byId.get(pair.id);
      // What stands in for AWS at the endpoint of one profile does not speak of the key of another.
      const known =
        before === undefined || (namesEndpoint(before.connection) && !namesEndpoint(asked.connection))
          ? { ...before, ...asked }
          : before;
      const { own, further } = namedDevices(profile);
      // Any of the profiles that share a key may name the device.
      const devices = {
        own: [...(known.devices?.own ?? []), ...own],
        further: [...(known.devices?.further ?? []), ...further],
      };
      byId.set(pair.id, { ...known, devices });
    }
  }
  return [...byId.values()];
}

/** A key of the files, and where AWS is asked about it; undefined where no profile holds it. */
export function heldKey(
  reading: FilesReading,
  id: AccessKeyId,
  connectionOf: (profile: ProfileToReach) => Connection,
): KeyToAsk | undefined {
  return keysToAsk(reading, connectionOf).find(({ pair }) => pair.id === id);
}

function namesEndpoint({ iamEndpoint, stsEndpoint }: Connection): boolean {
  return iamEndpoint !== undefined || stsEndpoint !== undefined;
}
