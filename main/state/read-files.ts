import type { AccessKeyId } from '../../shared/identifiers.ts';
import type { FileView } from '../../shared/snapshot.ts';
import type { Connection, ProfileEndpoints } from '../aws/connection.ts';
import { hostsNotAgreed } from '../aws/other-hosts/agreement.ts';
import { otherHosts } from '../aws/other-hosts/other-hosts.ts';
import type { FilesReading } from '../credentials/credentials-files.ts';
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

/** One question for each key that may be asked about, whichever profiles share it. */
export function keysToAsk(
  { profiles }: FilesReading,
  connectionOf: (profile: ProfileEndpoints) => Connection,
): readonly KeyToAsk[] {
  const byId = new Map<AccessKeyId, KeyToAsk>();
  const serials = new Map<AccessKeyId, string>();
  for (const profile of profiles) {
    if (profile.kind !== 'long-term key') continue;
    const { pair, mfaSerial } = profile;
    const connection = connectionOf(profile);
    const before = byId.get(pair.id);
    // What stands in for AWS at the host of one profile does not speak of the key of another.
    const isBetter = before === undefined || (!isAws(before.connection) && isAws(connection));
    if (isBetter && hostsNotAgreed(connection).length === 0) {
      byId.set(pair.id, { pair, connection });
    }
    if (mfaSerial !== undefined && !serials.has(pair.id)) serials.set(pair.id, mfaSerial);
  }
  // Any of the profiles that share a key may name the device.
  return [...byId.values()].map((key) => ({ ...key, mfaSerial: serials.get(key.pair.id) }));
}

function isAws(connection: Connection): boolean {
  return otherHosts(connection).length === 0;
}
