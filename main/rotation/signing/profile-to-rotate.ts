import { FailureError } from '../../../shared/values/failure.ts';
import type { Profile } from '../../credentials/reading/profiles.ts';
import type { Ports } from '../machine/ports.ts';

/** A profile whose key can be rotated. */
export type LongTermProfile = Extract<Profile, { kind: 'long-term key' }>;

/**
 * The profile of this name, if it holds a key that can be rotated. Throws UNKNOWN_PROFILE, CANNOT_ROTATE and what the
 * files say.
 */
export async function profileToRotate(ports: Ports, name: string): Promise<LongTermProfile> {
  const { profiles } = await ports.files.read();
  const profile = profiles.find((candidate) => candidate.name === name);
  if (profile === undefined) {
    throw new FailureError({ code: 'UNKNOWN_PROFILE' });
  }
  if (profile.kind !== 'long-term key') {
    throw new FailureError({ code: 'CANNOT_ROTATE' });
  }
  return profile;
}
