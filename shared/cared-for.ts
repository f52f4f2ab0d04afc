import { isNetworkTrouble } from './network-trouble.ts';
import type { ProfileView, Snapshot } from './snapshot.ts';

/** The profiles that match, one for each key, in the order of the list. Pure. */
export function oneForEachKey(
  { profiles }: Pick<Snapshot, 'profiles'>,
  matches: (profile: ProfileView) => boolean,
): readonly ProfileView[] {
  const shared = new Set<string>();
  return profiles.filter((profile) => {
    const isFirst = !shared.has(profile.name);
    for (const name of profile.sharesKeyWith) shared.add(name);
    return isFirst && matches(profile);
  });
}

/**
 * Whether a key is a person's to care about, whether or not it can rotate just now: icon, menu and reminders go by it.
 * One that AWS does not accept any more is not.
 */
export function isCaredFor({ standing }: ProfileView): boolean {
  return (
    standing.can === 'rotate' ||
    standing.can === 'not yet known' ||
    (standing.can === 'not now' && isNetworkTrouble(standing.failure.code))
  );
}
