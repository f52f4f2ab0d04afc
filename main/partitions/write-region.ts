import { FailureError } from '../../shared/values/failure.ts';
import type { CredentialsFiles } from '../credentials/credentials-files.ts';
import type { Ports } from '../rotation/machine/ports.ts';
import type { FoundRegions } from './found-regions.ts';

export type WriteRegionOptions = {
  readonly files: Pick<CredentialsFiles, 'read' | 'writeRegion'>;
  readonly locks: Pick<Ports['locks'], 'hold'>;
  readonly found: Pick<FoundRegions, 'of'>;
};

/**
 * Writes the region in which the key of a profile was found into the profile, so that AWS's tools use it, too. Throws
 * UNKNOWN_PROFILE, BAD_REQUEST where none was found, FILES_LOCKED, and the failures of the files' `writeRegion`.
 */
export function createWriteRegion({
  files,
  locks,
  found,
}: WriteRegionOptions): (profile: string) => Promise<void> {
  return async (name) => {
    const profile = (await files.read()).profiles.find((known) => known.name === name);
    if (profile?.kind !== 'long-term key') throw new FailureError({ code: 'UNKNOWN_PROFILE' });
    const { id } = profile.pair;
    const region = found.of(id);
    if (region === undefined) throw new FailureError({ code: 'BAD_REQUEST' });
    await locks.hold(() => files.writeRegion(profile.name, id, region));
  };
}
