import type { ProfileView, Snapshot } from '../contract/snapshot.ts';
import type { DueState } from '../settings/due.ts';
import type { ErrorCode } from '../values/failure.ts';

// AWS reports that it doesn't accept the key, or doesn't have it: its age is meaningless.
const notAccepted: ReadonlySet<ErrorCode> = new Set([
  'KEY_NOT_ACCEPTED',
  'SIGNATURE_REFUSED',
  'KEY_NOT_LISTED',
  'KEY_INACTIVE',
  'NO_SUCH_KEY',
]);

/**
 * The matching profiles, one for each key, in the order of the list. One whose hosts await an agreement represents its
 * key only if all that share it do: for the others, AWS can be asked. Pure.
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

/** Whether a person has to agree to the hosts of this profile before a request is signed. Pure. */
export function asksFirst({ endpoint }: Pick<ProfileView, 'endpoint'>): boolean {
  return endpoint?.asks === true;
}

/** Whether Keyturn looks after this key: an organisation can restrict that to its accounts. */
function isOurs({ standing }: ProfileView): boolean {
  return (
    standing.can !== 'never' &&
    !(standing.can === 'not now' && standing.failure.code === 'ACCOUNT_NOT_ALLOWED')
  );
}

/**
 * Whether a key counts in the summary, the tray and reminders, even if it can't rotate just now. One that AWS does not
 * accept doesn't. Pure.
 */
export function isCaredFor(profile: ProfileView): boolean {
  const { standing } = profile;
  return isOurs(profile) && !(standing.can === 'not now' && notAccepted.has(standing.failure.code));
}

/** Whether a key is due or overdue; false where its age is unknown. Pure. */
export function isLate(profile: ProfileView): boolean {
  return isCaredFor(profile) && profile.age !== undefined && profile.age.due !== 'fresh';
}

/** The number of keys of each age; a shared key counts once. */
export type KeyCounts = Readonly<Record<DueState, number>> & {
  /** Their age is unknown: AWS was not asked, didn't answer, didn't report it, or doesn't accept the key. */
  readonly notKnown: number;
  /** Keys of accounts that the organisation excludes. A sentence that says "all" has to consider them. */
  readonly leftOut: number;
};

/** Counts the keys of each kind. Pure. */
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
