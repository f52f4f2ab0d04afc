import type { Question } from '../../../shared/contract/question.ts';
import { defined } from '../../../shared/lib/defined.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { identityInRegion } from '../../aws/regions/identity-in-region.ts';
import type { ListedKey } from '../../aws/session.ts';
import type { KeyLocation } from '../../credentials/reading/key-locations.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Ports } from '../machine/ports.ts';
import type { BegunRecord } from '../machine/records.ts';
import type { PersonDecisions, MfaSignIn } from '../machine/run.ts';
import { endpointQuestion } from '../signing/endpoint-question.ts';
import { namedDevices } from '../signing/known-devices.ts';
import { mayNeedMfa, questionAfter } from '../signing/mfa.ts';
import type { LongTermProfile } from '../signing/profile-to-rotate.ts';
import { awsNow, withSigner } from '../signing/sessions.ts';
import { type User, userOf } from '../signing/user.ts';
import { requireAccepted } from '../signing/why-not-accepted.ts';
import { canBackUp } from './check-backups.ts';
import { deniedActions } from './check-rights.ts';
import { type PrefetchedKeyUse, prefetchedKeyUse } from './prefetch-key-use.ts';
import { quotaOf, requireMayGo, twoKeys } from './two-keys.ts';
import { type SignedSession, userAndKeys } from './user-and-keys.ts';

/** What step 1 found: all that a rotation needs, or what a person has to decide first. */
export type CheckResult =
  | {
      readonly found: 'ready';
      readonly pair: KeyPair;
      readonly plan: Omit<
        BegunRecord,
        'version' | 'at' | 'kind' | 'rotation' | 'host' | 'machine' | 'boot'
      >;
    }
  | { readonly found: 'question'; readonly question: Question; readonly user: User | undefined };

/** What a check is given besides the profile. */
export type CheckOptions = PersonDecisions & {
  readonly mfa: MfaSignIn | undefined;
  /** Whether an earlier rotation has deactivated this key itself. */
  readonly isRetired: (key: AccessKeyId) => boolean;
  /** What was asked before the files were locked. */
  readonly early?: PrefetchedKeyUse | undefined;
};

/** What AWS said, and the backups: all of a plan but the places in the files. */
type AwsApproval = {
  readonly found: 'allowed';
  readonly user: User;
  readonly keys: readonly ListedKey[];
  /** Those that have to go, as a person has chosen them. */
  readonly rooms: readonly AccessKeyId[];
  readonly backups: boolean;
  readonly denied: readonly string[];
};

type AwsCheckResult = AwsApproval | Extract<CheckResult, { found: 'question' }>;

/**
 * Step 1: everything that can be known before something is changed. Throws `FailureError`; nothing has changed then.
 * Two round trips: the last use first, because our own calls spoil it; it names the user too, so that identity, list and
 * permissions can be requested side by side.
 */
export async function check(
  ports: Ports,
  profile: LongTermProfile,
  options: CheckOptions,
): Promise<CheckResult> {
  const { pair } = profile;
  const { mfa } = options;
  const question = endpointQuestion(ports, profile);
  if (question !== undefined) return { found: 'question', question, user: undefined };
  const connection = ports.connectionOf(profile);
  const signer = { pair, connection, ...(mfa === undefined ? {} : { mfaSession: mfa.session }) };
  return withSigner(ports, signer, async (session) => {
    // Side by side: neither needs the other's result. Both are awaited even if one fails; only requests that change
    // nothing may still be under way once the lock of the files is released. A failure of the disk is reported first.
    const [tried, asked] = await Promise.allSettled([
      ports.files.tryReplacing(pair.id),
      askAws(ports, profile, { ...options, session, signer }),
    ]);
    if (tried.status === 'rejected') throw tried.reason;
    if (asked.status === 'rejected') throw asked.reason;
    const { value } = asked;
    if (value.found === 'question') return value;
    return { found: 'ready', pair, plan: planFor(ports, profile, options, value, tried.value) };
  });
}

async function askAws(
  ports: Ports,
  profile: LongTermProfile,
  options: CheckOptions & SignedSession,
): Promise<AwsCheckResult> {
  const { mfa, session, early } = options;
  const use = await requireAccepted(ports, profile.pair, () =>
    prefetchedKeyUse(ports, session, profile, early),
  );
  try {
    return await checkUser(ports, profile, { ...options, supposedName: use.userName });
  } catch (cause) {
    if (mfa !== undefined || !mayNeedMfa(cause)) {
      throw cause;
    }
    const user = userOf(await identityInRegion(options));
    ports.requireAllowed(user.account);
    const { account, userName } = user;
    const whose = { account, userName, named: namedDevices(profile) };
    return { found: 'question', question: await questionAfter(cause, session, whose), user };
  }
}

type UserCheckOptions = CheckOptions &
  SignedSession & {
    readonly supposedName: string | undefined;
  };

async function checkUser(
  ports: Ports,
  profile: LongTermProfile,
  checking: UserCheckOptions,
): Promise<AwsCheckResult> {
  const { session, supposedName } = checking;
  const { pair } = profile;
  const { user, keys, tried } = await requireAccepted(ports, profile.pair, () =>
    userAndKeys(ports, checking, { supposedName, namesDevice: namesDevice(profile) }),
  );
  ports.requireAllowed(user.account);
  requireActive(keys, pair.id);
  const ask = (question: Question): AwsCheckResult => ({ found: 'question', question, user });
  const rooms: AccessKeyId[] = [];
  if (keys.length > 1) {
    const rules = {
      oldKey: pair.id,
      now: awsNow(ports, ports.connectionOf(profile)),
      isRetired: checking.isRetired,
    };
    const mustGo = keys.length + 1 - (await quotaOf(session));
    const given = keysThatGo(checking, keys);
    // A key less makes no room, and one more would be deleted for nothing.
    if (mustGo > 0 && given.length !== mustGo) {
      return ask(await twoKeys(ports, session, { keys, mustGo }, rules));
    }
    if (mustGo > 0) rooms.push(...given);
    await requireMayGo(ports, keys, rooms, rules);
  }
  const { actions: denied, refusal } = await deniedActions(ports.clock, session, {
    tried: await tried,
    account: user.account,
    userName: user.userName,
    named: namedDevices(profile),
    // A person who continues without the permissions, or has signed in with a code, is not asked for one.
    mayAskForCode: checking.mfa === undefined && checking.withoutRights !== true,
    withMfa: checking.mfa !== undefined,
  });
  if (denied.length > 0 && checking.withoutRights !== true) {
    return ask({
      about: 'missing rights',
      actions: [...denied],
      ...defined({ refusal }),
    });
  }
  const backups = await canBackUp(ports, pair, checking.withoutBackup === true);
  if (typeof backups !== 'boolean') {
    return ask({ about: 'keychain', failure: backups });
  }
  return { found: 'allowed', user, keys, rooms, backups, denied };
}

function planFor(
  ports: Ports,
  profile: LongTermProfile,
  { mfa }: CheckOptions,
  { user, keys, rooms, backups, denied }: AwsApproval,
  places: readonly KeyLocation[],
) {
  const { regionFrom: _from, agreement: _agreement, ...connection } = ports.connectionOf(profile);
  return {
    profiles: profilesOf(places),
    paths: [...new Set(places.map((place) => place.path))],
    account: user.account,
    userId: user.userId,
    userName: user.userName,
    arn: user.arn,
    ...connection,
    oldKey: profile.pair.id,
    backups,
    rooms: [...rooms],
    ...(mfa === undefined ? {} : { mfaSerial: mfa.serial }),
    ...(denied.length === 0 ? {} : { denied: [...denied] }),
    existing: keys.map((key) => key.id),
    awsAt: awsNow(ports, connection),
  };
}

/** Those that a person has given up and that are still there. */
function keysThatGo(
  { keysToDelete = [] }: PersonDecisions,
  keys: readonly ListedKey[],
): readonly AccessKeyId[] {
  return keysToDelete.filter((room) => keys.some(({ id }) => id === room));
}

/** The profiles that read the key; a section that no tool reads changes too, and has no name of its own in the list. */
function namesDevice(profile: LongTermProfile): boolean {
  const { own, further } = namedDevices(profile);
  return own.length + further.length > 0;
}

function profilesOf(places: readonly KeyLocation[]): string[] {
  const read = places.filter(({ shadowed }) => shadowed !== true);
  return [...new Set((read.length > 0 ? read : places).map(({ profile }) => profile))];
}

function requireActive(keys: readonly ListedKey[], id: AccessKeyId): void {
  const own = keys.find((key) => key.id === id);
  if (own === undefined) {
    throw new FailureError({ code: 'KEY_NOT_LISTED' });
  }
  if (own.status !== 'Active') {
    throw new FailureError({ code: 'KEY_INACTIVE' });
  }
}
