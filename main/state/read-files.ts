import type { AccessKeyId } from '../../shared/identifiers.ts';
import type { FileView } from '../../shared/snapshot.ts';
import type { Connection, ProfileEndpoints } from '../aws/connection.ts';
import type { FilesReading } from '../credentials/credentials-files.ts';
import { namedDevices } from '../rotation/mfa/known-devices.ts';
import type { KeyToAsk } from './key-facts.ts';
import type { HeldKey } from './rights.ts';

/** A known file as the window shows it. */
export function fileView(file: FilesReading['files'][number]): FileView {
  const { kind, path, from, home, state, openToOthers } = file;
  return {
    kind,
    path,
    from,
    state,
    ...(home === undefined ? {} : { home }),
    ...('failure' in file ? { failure: file.failure } : {}),
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

/** One question for each key, whichever profiles share it. */
export function keysToAsk(
  { profiles }: FilesReading,
  connectionOf: (profile: ProfileEndpoints) => Connection,
): readonly KeyToAsk[] {
  const byId = new Map<AccessKeyId, KeyToAsk>();
  for (const profile of profiles) {
    if (profile.kind === 'long-term key') {
      const { pair } = profile;
      const known = byId.get(pair.id) ?? { pair, connection: connectionOf(profile) };
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
