import { Failed, type Failure } from '../../shared/failure.ts';
import { accessKeyId, type AccessKeyId } from '../../shared/identifiers.ts';
import type { KeyFacts } from '../../shared/rotation.ts';
import type { AwsSession, Identity, KeyUse, ListedKey } from '../aws/session.ts';
import type { Profile } from '../credentials/profiles.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import type { Begun } from './journal/records.ts';
import type { Ports } from './ports.ts';

/** What step 1 found: either all that a rotation needs, or the two keys that leave no room. */
export type CheckResult =
  | {
      readonly found: 'ready';
      readonly pair: KeyPair;
      readonly plan: Omit<Begun, 'version' | 'at' | 'kind' | 'rotation' | 'host'>;
    }
  | { readonly found: 'two keys'; readonly user: User; readonly keys: readonly KeyFacts[] };

/** A profile whose key can be rotated. */
export type LongTermProfile = Extract<Profile, { kind: 'long-term key' }>;

/** The IAM user a key belongs to. */
export type User = Pick<Identity, 'account' | 'userId' | 'arn'> & { readonly userName: string };

// Well-formed, and never given out: the right to change a key is tried on it.
const NO_ONES_KEY = accessKeyId('AKIAKEYTURNTRIESRIGHT');

/** The profile of this name, if it holds a key that can be rotated. Throws UNKNOWN_PROFILE, CANNOT_ROTATE and what the files say. */
export async function profileToRotate(ports: Ports, name: string): Promise<LongTermProfile> {
  const { profiles } = await ports.files.read();
  const profile = profiles.find((candidate) => candidate.name === name);
  if (profile === undefined) {
    throw new Failed({ code: 'UNKNOWN_PROFILE' });
  }
  if (profile.kind !== 'long-term key') {
    throw new Failed({ code: 'CANNOT_ROTATE' });
  }
  return profile;
}

/**
 * Step 1: everything that can be known before something is changed. Throws `Failed`; nothing has changed then.
 * Three round trips: the last use first, because our own calls spoil it; it names the user too, so that
 * identity and list can be asked side by side.
 */
export async function check(ports: Ports, profile: LongTermProfile): Promise<CheckResult> {
  await ports.files.tryReplacing(profile.pair.id);
  const places = await ports.files.placesOf(profile.pair.id);
  const connection = ports.connectionOf(profile);
  const session = ports.aws.session({ pair: profile.pair, connection });
  try {
    const use = await lastUse(session, profile.pair.id);
    const { user, keys } = await userAndKeys(session, use.userName);
    requireActive(keys, profile.pair.id);
    if (keys.length > 1) {
      return { found: 'two keys', user, keys: await facts(ports, session, keys) };
    }
    await requireRights(session, user.userName);
    return {
      found: 'ready',
      pair: profile.pair,
      plan: {
        profiles: [...new Set(places.map((place) => place.profile))],
        account: user.account,
        userId: user.userId,
        userName: user.userName,
        arn: user.arn,
        ...connection,
        oldKey: profile.pair.id,
        existing: keys.map((key) => key.id),
      },
    };
  } finally {
    session.end();
  }
}

async function lastUse(session: AwsSession, id: AccessKeyId): Promise<KeyUse> {
  try {
    return await session.lastUsed(id);
  } catch (cause) {
    // The right to ask this is often missing and never needed; everything else will stop the next call too.
    if (cause instanceof Failed && cause.failure.code === 'ACCESS_DENIED') {
      return { userName: undefined, lastUse: { known: 'not known' } };
    }
    throw cause;
  }
}

async function userAndKeys(
  session: AwsSession,
  supposedName: string | undefined,
): Promise<{ user: User; keys: readonly ListedKey[] }> {
  const early = supposedName === undefined ? undefined : settle(session.listKeys(supposedName));
  const user = userOf(await session.identity());
  const listed = user.userName === supposedName ? await early : undefined;
  if (listed === undefined) {
    return { user, keys: await session.listKeys(user.userName) };
  }
  if (listed instanceof Failed) {
    throw listed;
  }
  return { user, keys: listed };
}

/** A promise that never rejects with a `Failed`: what runs beside another call must not be left floating. */
async function settle<Value>(promise: Promise<Value>): Promise<Value | Failed> {
  try {
    return await promise;
  } catch (cause) {
    return cause instanceof Failed ? cause : new Failed({ code: 'UNEXPECTED' });
  }
}

function userOf(identity: Identity): User {
  if (identity.kind === 'root') {
    throw new Failed({ code: 'ROOT_USER' });
  }
  if (identity.userName === undefined) {
    throw new Failed({ code: 'CANNOT_ROTATE' });
  }
  return { ...identity, userName: identity.userName };
}

function requireActive(keys: readonly ListedKey[], id: AccessKeyId): void {
  const own = keys.find((key) => key.id === id);
  if (own === undefined) {
    throw new Failed({ code: 'KEY_NOT_LISTED' });
  }
  if (own.status !== 'Active') {
    throw new Failed({ code: 'KEY_INACTIVE' });
  }
}

/** AccessDenied against NoSuchEntity tells whether the right is there; anything else tells nothing and stops nobody. */
async function requireRights(session: AwsSession, userName: string): Promise<void> {
  if (NO_ONES_KEY === undefined) {
    return;
  }
  const tries = await Promise.all([
    settle(session.setStatus(userName, NO_ONES_KEY, 'Inactive')),
    settle(session.deleteKey(userName, NO_ONES_KEY)),
  ]);
  const denied = tries.find((tried) => tried instanceof Failed && isDenial(tried.failure));
  if (denied instanceof Failed) {
    throw denied;
  }
}

function isDenial({ code }: Failure): boolean {
  return code === 'ACCESS_DENIED' || code === 'MFA_NEEDED';
}

/** What a person has to see of keys before deciding about them. */
export async function facts(
  ports: Ports,
  session: AwsSession,
  keys: readonly ListedKey[],
): Promise<readonly KeyFacts[]> {
  const seen: KeyFacts[] = [];
  for (const key of keys) {
    const use = await settle(session.lastUsed(key.id));
    const places = await ports.files.placesOf(key.id);
    seen.push({
      keyId: key.id,
      status: key.status,
      ...(key.createdAt === undefined ? {} : { createdAt: key.createdAt }),
      lastUse: use instanceof Failed ? { known: 'not known' } : use.lastUse,
      profiles: places.map((place) => place.profile),
    });
  }
  return seen;
}
