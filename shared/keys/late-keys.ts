import type { ProfileView, Snapshot } from '../contract/snapshot.ts';
import { allowsNextRotation } from '../rotations/allows-next-rotation.ts';
import type { DueState } from '../settings/due.ts';
import type { ErrorCode } from '../values/failure.ts';

// AWS says that it does not accept the key, or does not have it: its age means nothing any more.
const notAccepted: ReadonlySet<ErrorCode> = new Set([
  'KEY_NOT_ACCEPTED',
  'SIGNATURE_REFUSED',
  'KEY_NOT_LISTED',
  'KEY_INACTIVE',
  'NO_SUCH_KEY',
]);

/**
 * The profiles that match, one for each key, in the order of the list. One that leads where nobody has agreed to ask
 * stands for its key only where no other does: by the others AWS tells of it. Pure.
 */
export function oneForEachKey(
  { profiles }: Pick<Snapshot, 'profiles'>,
  matches: (profile: ProfileView) => boolean,
): readonly ProfileView[] {
  const shared = new Set<string>();
  const asked = new Set(profiles.flatMap((each) => (asksFirst(each) ? [] : [each.name])));
  return profiles.filter((profile) => {
    if (shared.has(profile.name) || !matches(profile)) return false;
    if (asksFirst(profile) && profile.sharesKeyWith.some((name) => asked.has(name))) return false;
    for (const name of profile.sharesKeyWith) shared.add(name);
    return true;
  });
}

/** Whether nothing is signed for this profile before a person has agreed to where its requests go. Pure. */
export function asksFirst({ endpoint }: Pick<ProfileView, 'endpoint'>): boolean {
  return endpoint?.asks === true;
}

/** Whether a key is a person's to care about here: an organisation can leave it to others. */
function isOurs({ standing }: ProfileView): boolean {
  return (
    standing.can !== 'never' &&
    !(standing.can === 'not now' && standing.failure.code === 'ACCOUNT_NOT_ALLOWED')
  );
}

/**
 * Whether a key is a person's to care about, whether or not it can rotate just now: the summary, the tray and reminders
 * go by it. One that AWS does not accept any more is not. Pure.
 */
export function isCaredFor(profile: ProfileView): boolean {
  const { standing } = profile;
  return isOurs(profile) && !(standing.can === 'not now' && notAccepted.has(standing.failure.code));
}

/** Whether a key is due or overdue. What is not known is not late. Pure. */
export function isLate(profile: ProfileView): boolean {
  return isCaredFor(profile) && profile.age !== undefined && profile.age.due !== 'fresh';
}

/** How many keys are how old, a shared key once. */
export type KeyCounts = Readonly<Record<DueState, number>> & {
  /** Their age is not known: AWS was not asked, did not answer, does not tell, or does not accept them. */
  readonly notKnown: number;
  /** They are left to others, and counted nowhere else: who says "all" has to know of them. */
  readonly leftOut: number;
};

/** How many keys there are of each kind. Pure. */
export function countKeys(snapshot: Pick<Snapshot, 'profiles'>): KeyCounts {
  const counts = { overdue: 0, due: 0, fresh: 0, notKnown: 0, leftOut: 0 };
  for (const profile of oneForEachKey(snapshot, ({ standing }) => standing.can !== 'never')) {
    counts[kindOf(profile)] += 1;
  }
  return counts;
}

function kindOf(profile: ProfileView): keyof KeyCounts {
  if (!isOurs(profile)) return 'leftOut';
  return isCaredFor(profile) ? (profile.age?.due ?? 'notKnown') : 'notKnown';
}

/** The keys that "Rotate all due" rotates: late, and nothing in their way, in the order of the list. Pure. */
export function keysToRotate(
  snapshot: Pick<Snapshot, 'profiles' | 'rotations'>,
): readonly ProfileView[] {
  const busy = new Set(
    snapshot.rotations.flatMap((rotation) =>
      allowsNextRotation(rotation) ? [] : rotation.profiles,
    ),
  );
  return oneForEachKey(
    snapshot,
    (profile) =>
      isLate(profile) &&
      profile.standing.can === 'rotate' &&
      ![profile.name, ...profile.sharesKeyWith].some((name) => busy.has(name)),
  );
}

/** Whether to offer "Rotate all due": for one key its own button is enough. Pure. */
export function offersRotateAll(snapshot: Pick<Snapshot, 'profiles' | 'rotations'>): boolean {
  return keysToRotate(snapshot).length > 1;
}
