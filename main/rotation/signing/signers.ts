import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { hostsToAsk } from '../../aws/other-hosts/other-hosts.ts';
import type { AwsSession } from '../../aws/session.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { newKeyOf } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { oldPairAtHand, requirePair } from './pairs.ts';
import { isSameUser } from './same-user.ts';
import { connectionOfEntry, withRights, withSigner } from './sessions.ts';

/**
 * Runs `use` with a session of the rotation's user, signed by the old key, or where AWS does not accept that by
 * another key of the same user. GetCallerIdentity comes first. Throws NO_KEY_TO_SIGN, OTHER_IDENTITY, MFA_NEEDED,
 * or why AWS did not answer.
 */
export async function asTheUser<Result>(
  context: JournalledContext,
  use: (session: AwsSession) => Promise<Result>,
): Promise<Result> {
  const own = await oldPairAtHand(context);
  const signs = own === undefined ? 'not accepted' : await whoSigns(context, own);
  if (signs === 'somebody else') {
    throw new FailureError({ code: 'OTHER_IDENTITY' });
  }
  const signer = signs === 'the user' ? own : await anotherPair(context);
  return withRights(context, requirePair(signer), use);
}

/** The first of these pairs that AWS says is of the rotation's user. Throws why AWS did not answer. */
export async function firstThatSigns(
  context: JournalledContext,
  pairs: readonly (KeyPair | undefined)[],
): Promise<KeyPair | undefined> {
  for (const pair of pairs) {
    if (pair !== undefined && (await whoSigns(context, pair)) === 'the user') {
      return pair;
    }
  }
  return undefined;
}

/**
 * The first of these pairs that AWS says is of the rotation's user, else another key of that user. Throws why AWS did
 * not answer.
 */
export async function anySigner(
  context: JournalledContext,
  pairs: readonly (KeyPair | undefined)[],
): Promise<KeyPair | undefined> {
  return (await firstThatSigns(context, pairs)) ?? (await anotherPair(context));
}

async function whoSigns(
  context: JournalledContext,
  pair: KeyPair,
): Promise<'the user' | 'somebody else' | 'not accepted'> {
  const { plan } = context.entry();
  const connection = connectionOfEntry(context.entry());
  return withSigner(context.ports, { pair, connection }, async (session) => {
    try {
      return isSameUser(await session.identity(), plan) ? 'the user' : 'somebody else';
    } catch (cause) {
      if (isNotAccepted(cause)) {
        return 'not accepted';
      }
      throw cause;
    }
  });
}

/** Whether AWS does not accept the key that signed. */
function isNotAccepted(cause: unknown): boolean {
  const codes: readonly string[] = ['KEY_NOT_ACCEPTED', 'SIGNATURE_REFUSED'];
  return cause instanceof FailureError && codes.includes(cause.failure.code);
}

/**
 * Another long-term key, in the known files or else in the keychain, that AWS says is of the same user; never one of
 * this rotation, nor one whose profile a person has not agreed to send to this host.
 */
async function anotherPair(context: JournalledContext): Promise<KeyPair | undefined> {
  const { plan } = context.entry();
  const passed = new Set<AccessKeyId | undefined>([plan.oldKey, newKeyOf(context.entry())]);
  const inFiles: KeyPair[] = [];
  const mayGoThere = agreedProfiles(context);
  for (const profile of (await context.ports.files.read()).profiles) {
    if (profile.kind !== 'long-term key' || passed.has(profile.pair.id)) continue;
    if (mayGoThere(profile.name)) {
      passed.add(profile.pair.id);
      inFiles.push(profile.pair);
    }
  }
  return (
    (await firstThatSigns(context, inFiles)) ??
    (await firstThatSigns(context, await keptPairs(context, passed)))
  );
}

/**
 * Which profiles' keys may sign where this rotation's requests go: of AWS any, of another host those alone of which a
 * person has said so. What answers there can claim to be of any account.
 */
function agreedProfiles({ ports, entry }: JournalledContext): (profile: string) => boolean {
  const connection = connectionOfEntry(entry());
  return (profile) =>
    entry().plan.profiles.includes(profile) ||
    hostsToAsk(connection, ports.trustedHosts.get(profile)).length === 0;
}

/**
 * The pairs of this user in the keychain, without those of these keys; what can't be read is logged, and holds none.
 */
async function keptPairs(
  context: JournalledContext,
  passed: ReadonlySet<AccessKeyId | undefined>,
): Promise<readonly KeyPair[]> {
  const { ports, entry } = context;
  const { account, userId, backups } = entry().plan;
  const mayGoThere = agreedProfiles(context);
  if (!backups) {
    return [];
  }
  const pairs: KeyPair[] = [];
  try {
    for (const id of await ports.backups.list()) {
      const backup = passed.has(id) ? undefined : await ports.backups.find(id);
      if (backup?.account !== account || backup.userId !== userId) continue;
      if (backup.profiles.some((profile) => mayGoThere(profile))) pairs.push(backup.pair);
    }
  } catch (cause) {
    ports.log.error('the keychain could not be read', cause);
  }
  return pairs;
}
