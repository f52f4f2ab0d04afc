import { AwsRefusalError } from '../../../main/aws/refusals/aws-refusal-error.ts';
import type { Aws, AwsSession, CreateAnswer, Signer } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import type { DenialCode } from '../../../shared/values/denial-codes.ts';
import { type ErrorCode, FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { type LoggedAnswer, loggingSession } from './answer-log.ts';
import type { VirtualClock } from './clock.ts';
import { type ActionName, given, type IamKey, type IamUser, keyOf, pairNamed } from './iam.ts';
import { createMfa, type FakeMfa } from './mfa.ts';
import type { Power } from './power.ts';
import { poweredSession } from './powered-session.ts';

/** What goes wrong with one call. */
export type Trouble =
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  /** AWS acts, and its answer is lost. */
  | { readonly kind: 'answer lost' }
  /** It is unknown whether AWS was reached; it was not. */
  | { readonly kind: 'nothing heard' }
  /** Any call but CreateAccessKey: no answer, and no end. */
  | { readonly kind: 'silence' }
  /** Only CreateAccessKey: the answer breaks off after the ID. */
  | { readonly kind: 'torn' }
  /** UpdateAccessKey and DeleteAccessKey: AWS reports success, and nothing changes. */
  | { readonly kind: 'nothing done' }
  /** Only CreateAccessKey: a key is created, and the answer has the signer's ID with a wrong secret. */
  | { readonly kind: 'id of before' }
  /** Only CreateAccessKey: the same, and the answer breaks off after the ID. */
  | { readonly kind: 'torn behind the id of before' }
  /** Only CreateAccessKey: the answer names another user. */
  | { readonly kind: 'made for another user' }
  /** Only CreateAccessKey: the answer says that the key is inactive, and it is. */
  | { readonly kind: 'inactive from the first' }
  /** A bug of Keyturn itself. */
  | { readonly kind: 'bug' };

/** How long AWS takes to apply a change, in ms. */
export type Lag = {
  /** Until a new key can sign, by service. */
  sts: number;
  iam: number;
  /** Until a new key is in lists, and can be changed and deleted. */
  lists: number;
  /** Until a changed status is in lists, and applies to signing. */
  updates: number;
  /** Until a deleted key is missing in lists. */
  deleted: number;
};

/** One request as AWS saw it. */
export type AwsRequest = {
  readonly action: ActionName;
  readonly signer: AccessKeyId;
  readonly key: AccessKeyId | undefined;
  readonly withMfa: boolean;
  /** Determines the partition. */
  readonly region: string;
};

/** A key that Keyturn changes or deletes, reported right before it happens. */
export type Touch = {
  readonly user: IamUser;
  readonly key: IamKey;
  readonly act: 'Active' | 'Inactive' | 'delete';
};

/** AWS in memory: what the engine can see of it, without the network. */
export type FakeAws = {
  readonly users: IamUser[];
  readonly requests: AwsRequest[];
  /** Every key that CreateAccessKey created. */
  readonly made: AccessKeyId[];
  /** The keys whose ID an answer of CreateAccessKey has given. */
  readonly answered: Set<AccessKeyId>;
  /** Every answer that reached Keyturn, in order. */
  readonly heard: LoggedAnswer[];
  /** Every key that existed before. */
  readonly initial: readonly AccessKeyId[];
  readonly lag: Lag;
  readonly mfa: FakeMfa;
  /** Called with every change of a key. */
  readonly witnesses: ((touch: Touch) => void)[];
  /** How many keys a user may have, and whether the account reports it. By default two, and the request is denied. */
  readonly keyQuota: { is: number; isTold: boolean };
  /** How far AWS's clock is ahead of this computer's, in ms. */
  skew: number;
  /** The same for other endpoints that answer for AWS; AWS's own clock where none is named. */
  readonly skews: Map<string, number>;
  /** The time by AWS's clock, in ms since 1970. */
  now(): number;
  /** Makes the next calls of this kind fail, one trouble each; only those signed by this key, if one is named. */
  trouble(action: ActionName, troubles: readonly (Trouble | 'none')[], signer?: AccessKeyId): void;
  /** Makes every call of this kind fail until the next call of `trouble`. */
  alwaysTrouble(action: ActionName, trouble: Trouble | 'none'): void;
  /** Ends all troubles. */
  calm(): void;
  /** Removes every pending trouble of this kind. */
  clearTroubles(action: ActionName): void;
  port(power: Power): Aws;
  userOf(id: AccessKeyId): IamUser | undefined;
};

type Call = { readonly action: ActionName; readonly signer: Signer; readonly key?: AccessKeyId };

// STS requires no permission for these, and devices have to be listed before a code can be given.
const freeWithoutMfa: ReadonlySet<ActionName> = new Set([
  'GetCallerIdentity',
  'GetSessionToken',
  'ListMFADevices',
]);

/** The engine never requests the credential report. */
function reportRefused(): Promise<never> {
  return Promise.reject(new FailureError({ code: 'ACCESS_DENIED' }));
}

/** AWS's denial, with the code for its words: an explicit deny differs from a missing permission. */
function refused(
  { arn }: IamUser,
  action: ActionName,
  code: DenialCode,
  isOutright: boolean,
): AwsRefusalError {
  const shownCode = isOutright && code === 'ACCESS_DENIED' ? 'EXPLICITLY_DENIED' : code;
  return new AwsRefusalError({ code: shownCode, action }, arn, isOutright);
}

function placeOf({ iamEndpoint = 'AWS' }: { readonly iamEndpoint?: string }): string {
  return iamEndpoint;
}

/** An AWS with these users. */
export function createFakeAws(clock: VirtualClock, users: IamUser[]): FakeAws {
  const requests: AwsRequest[] = [];
  const lag: Lag = { sts: 0, iam: 0, lists: 0, updates: 0, deleted: 0 };
  const queued: { action: ActionName; trouble: Trouble | 'none'; signer?: AccessKeyId }[] = [];
  const lasting = new Map<ActionName, Trouble | 'none'>();
  const deleted: { readonly key: IamKey; readonly user: IamUser; readonly at: number }[] = [];
  const made: AccessKeyId[] = [];
  const answered = new Set<AccessKeyId>();
  const heard: LoggedAnswer[] = [];
  const witnesses: ((touch: Touch) => void)[] = [];
  const skews = new Map<string, number>();
  const now = (): number => clock.now() + fake.skew;
  const mfa = createMfa(now);

  function userOf(id: AccessKeyId): IamUser | undefined {
    return users.find((user) => keyOf(user, id) !== undefined);
  }

  function troubleFor({ action, signer }: Call): Trouble | undefined {
    const at = queued.findIndex(
      (next) => next.action === action && (next.signer ?? signer.pair.id) === signer.pair.id,
    );
    const [next] = at < 0 ? [] : queued.splice(at, 1);
    const trouble = next?.trouble ?? lasting.get(action);
    return trouble === 'none' ? undefined : trouble;
  }

  function note({ action, signer, key }: Call): void {
    requests.push({
      action,
      signer: signer.pair.id,
      key,
      withMfa: signer.mfaSession !== undefined,
      region: signer.connection.region,
    });
  }

  function statusOf({ status, before }: IamKey): IamKey['status'] {
    return before !== undefined && now() < before.until ? before.status : status;
  }

  /** The user who signs. */
  function authenticate({ action, signer }: Call): IamUser {
    const { pair, mfaSession } = signer;
    if (mfaSession !== undefined && action !== 'GetSessionToken') {
      return mfa.userOf(mfaSession, action);
    }
    const user = userOf(pair.id);
    const key = user === undefined ? undefined : keyOf(user, pair.id);
    const delay = action === 'GetCallerIdentity' ? lag.sts : lag.iam;
    const isKnown = key !== undefined && now() - key.createdAt >= delay;
    if (user === undefined || !isKnown || statusOf(key) === 'Inactive') {
      throw new FailureError({ code: 'KEY_NOT_ACCEPTED', action });
    }
    if (!key.pair.secret.equals(pair.secret)) {
      throw new FailureError({ code: 'SIGNATURE_REFUSED', action });
    }
    return user;
  }

  /** Keyturn's own requests are uses, too, from the next request on. */
  function use({ action, signer: { pair } }: Call): void {
    const user = userOf(pair.id);
    const key = user === undefined ? undefined : keyOf(user, pair.id);
    if (key === undefined) return;
    key.usedAt = now();
    key.usedFor = action === 'GetCallerIdentity' ? 'sts' : 'iam';
  }

  function authorize(user: IamUser, { action, signer }: Call, userName?: string): void {
    const withMfa = signer.mfaSession !== undefined;
    if (user.mfaPolicy !== undefined && !withMfa && !freeWithoutMfa.has(action)) {
      throw refused(user, action, user.mfaPolicy, user.mfaBy === 'deny');
    }
    const code = user.denied.get(action);
    if (code !== undefined && !(code === 'MFA_NEEDED' && withMfa)) {
      throw refused(user, action, code, user.deniedOutright.has(action));
    }
    if (userName !== undefined && !users.some(({ name }) => name === userName)) {
      throw new FailureError({ code: 'NO_SUCH_USER', action });
    }
    if (userName !== undefined && userName !== user.name) {
      throw new AwsRefusalError({ code: 'ACCESS_DENIED', action }, user.arn);
    }
  }

  async function answer<Result>(
    call: Call,
    act: (user: IamUser, isPretended: boolean) => Result,
    userName?: string,
  ): Promise<Result> {
    const { action } = call;
    note(call);
    // A request takes a moment, in which others are answered.
    await Promise.resolve();
    const trouble = troubleFor(call);
    if (trouble?.kind === 'bug') throw new TypeError('a fault of our own');
    if (trouble?.kind === 'silence') await new Promise(() => undefined);
    if (trouble?.kind === 'refused') throw new FailureError({ code: trouble.code, action });
    if (trouble?.kind === 'nothing heard') throw new FailureError({ code: 'TIMED_OUT', action });
    const user = authenticate(call);
    authorize(user, call, userName);
    const result = act(user, trouble?.kind === 'nothing done');
    use(call);
    if (trouble?.kind === 'answer lost') throw new FailureError({ code: 'TIMED_OUT', action });
    return result;
  }

  function changeable(user: IamUser, id: AccessKeyId, action: ActionName): IamKey {
    const key = keyOf(user, id);
    if (key === undefined || now() - key.createdAt < lag.lists) {
      throw new FailureError({ code: 'NO_SUCH_KEY', action });
    }
    return key;
  }

  function listed(user: IamUser): readonly IamKey[] {
    const ghosts = deleted.filter((one) => one.user === user && now() - one.at < lag.deleted);
    return [...user.keys, ...ghosts.map(({ key }) => key)].filter(
      ({ createdAt }) => now() - createdAt >= lag.lists,
    );
  }

  function touch(user: IamUser, key: IamKey, act: Touch['act']): void {
    for (const witness of witnesses) witness({ user, key, act });
  }

  function makeKey(user: IamUser): IamKey {
    if (user.keys.length >= fake.keyQuota.is) {
      throw new FailureError({ code: 'LIMIT_EXCEEDED', action: 'CreateAccessKey' });
    }
    const pair = pairNamed(`new${made.length + 1}`);
    made.push(pair.id);
    const key: IamKey = { pair, createdAt: now(), status: 'Active', usedAt: undefined };
    user.keys.push(key);
    return key;
  }

  async function createKey(signer: Signer, userName: string): Promise<CreateAnswer> {
    const call: Call = { action: 'CreateAccessKey', signer };
    const { action } = call;
    note(call);
    await Promise.resolve();
    const trouble = troubleFor(call);
    if (trouble?.kind === 'bug') throw new TypeError('a fault of our own');
    if (trouble?.kind === 'refused') {
      return { kind: 'refused', failure: { code: trouble.code, action } };
    }
    if (trouble?.kind === 'nothing heard') {
      return { kind: 'lost', failure: { code: 'TIMED_OUT', action } };
    }
    try {
      const user = authenticate(call);
      authorize(user, call, userName);
      if (trouble?.kind === 'made for another user') {
        return { kind: 'lost', failure: { code: 'NOT_AWS', action } };
      }
      const { pair, createdAt } = makeKey(user);
      const before = signer.pair.id;
      if (trouble?.kind === 'id of before') {
        const secret = new Secret('s'.repeat(40));
        return { kind: 'made', pair: { id: before, secret }, createdAt };
      }
      if (trouble?.kind === 'torn behind the id of before') {
        return { kind: 'torn', newKey: before, failure: { code: 'NOT_AWS', action } };
      }
      if (trouble?.kind === 'inactive from the first') {
        answered.add(pair.id);
        given(keyOf(user, pair.id)).status = 'Inactive';
        return { kind: 'torn', newKey: pair.id, failure: { code: 'NEW_KEY_INACTIVE', action } };
      }
      if (trouble === undefined || trouble.kind === 'torn') answered.add(pair.id);
      if (trouble === undefined) return { kind: 'made', pair, createdAt };
      const failure = { code: 'ANSWER_LOST', action } as const;
      return trouble.kind === 'torn'
        ? { kind: 'torn', newKey: pair.id, failure }
        : { kind: 'lost', failure: { code: 'TIMED_OUT', action } };
    } catch (cause) {
      if (!(cause instanceof FailureError)) throw cause;
      return { kind: 'refused', failure: cause.failure };
    }
  }

  function session(signer: Signer): AwsSession {
    return {
      identity: () =>
        answer({ action: 'GetCallerIdentity', signer }, (user) => ({
          account: user.account,
          userId: user.userId,
          arn: user.arn,
          userName: user.kind === 'user' ? user.name : undefined,
          kind: user.kind,
        })),
      listKeys: (userName) =>
        answer(
          { action: 'ListAccessKeys', signer },
          (user) =>
            listed(user).map((key) => ({
              id: key.pair.id,
              status: key.listedAs ?? statusOf(key),
              createdAt: key.createdAt,
            })),
          userName,
        ),
      lastUsed: (id) =>
        answer({ action: 'GetAccessKeyLastUsed', signer, key: id }, (user) => {
          const { usedAt: at, usedFor: service = 's3' } = changeable(
            user,
            id,
            'GetAccessKeyLastUsed',
          );
          const lastUse = { known: 'used', service, region: 'eu-central-1' } as const;
          return {
            userName: user.name,
            lastUse: at === undefined ? { known: 'never' } : { ...lastUse, at },
          };
        }),
      createKey: (userName) => createKey(signer, userName),
      setStatus: (userName, id, status) =>
        answer(
          { action: 'UpdateAccessKey', signer, key: id },
          (user, isPretended) => {
            const key = changeable(user, id, 'UpdateAccessKey');
            if (isPretended) return;
            touch(user, key, status);
            key.before = { status: key.status, until: now() + lag.updates };
            key.status = status;
          },
          userName,
        ),
      deleteKey: (userName, id) =>
        answer(
          { action: 'DeleteAccessKey', signer, key: id },
          (user, isPretended) => {
            const key = changeable(user, id, 'DeleteAccessKey');
            if (isPretended) return;
            touch(user, key, 'delete');
            user.keys.splice(user.keys.indexOf(key), 1);
            deleted.push({ key, user, at: now() });
          },
          userName,
        ),
      keyQuota: () =>
        answer({ action: 'GetAccountSummary', signer }, (user) => {
          if (fake.keyQuota.isTold) return fake.keyQuota.is;
          throw new AwsRefusalError(
            { code: 'ACCESS_DENIED', action: 'GetAccountSummary' },
            user.arn,
          );
        }),
      mfaDevices: (userName) =>
        answer({ action: 'ListMFADevices', signer }, (user) => [...user.devices], userName),
      startMfaSession: (serial, code) =>
        answer({ action: 'GetSessionToken', signer }, (user) => mfa.start(user, serial, code)),
      makeReport: () => reportRefused(),
      report: () => reportRefused(),
      end: () => undefined,
    };
  }

  const fake: FakeAws = {
    users,
    requests,
    made,
    answered,
    heard,
    initial: users.flatMap(({ keys }) => keys.map(({ pair }) => pair.id)),
    lag,
    mfa,
    witnesses,
    keyQuota: { is: 2, isTold: false },
    skew: 0,
    skews,
    now,
    trouble: (action, troubles, signer) => {
      queued.push(
        ...troubles.map((trouble) =>
          signer === undefined ? { action, trouble } : { action, trouble, signer },
        ),
      );
    },
    alwaysTrouble: (action, trouble) => {
      lasting.set(action, trouble);
    },
    calm: () => {
      queued.length = 0;
      lasting.clear();
    },
    clearTroubles: (action) => {
      const left = queued.filter((next) => next.action !== action);
      queued.splice(0, queued.length, ...left);
    },
    userOf,
    port: (power) => {
      const answering = new Set<string>();
      const offsetOf = (place: string): number => skews.get(place) ?? fake.skew;
      return {
        session: (signer) =>
          poweredSession(power, loggingSession(session(signer), signer, heard), () => {
            answering.add(placeOf(signer.connection));
          }),
        clockOffset: (place) => {
          // A call without an endpoint gets the time of the endpoint with the worst clock.
          const asked = place === undefined ? [...answering] : [placeOf(place)];
          const offsets = asked.filter((name) => answering.has(name)).map(offsetOf);
          return offsets.length === 0 ? undefined : Math.max(...offsets);
        },
      };
    },
  };
  return fake;
}
