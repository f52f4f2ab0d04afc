import { RefusedByAws } from '../../../main/aws/refused-by-aws.ts';
import type { Aws, AwsSession, CreateAnswer, Signer } from '../../../main/aws/session.ts';
import { type ErrorCode, Failed } from '../../../shared/failure.ts';
import type { AccessKeyId } from '../../../shared/identifiers.ts';
import type { VirtualClock } from './clock.ts';
import { type ActionName, type IamKey, type IamUser, keyOf, pairNamed } from './iam.ts';
import type { Power } from './power.ts';

/** What goes wrong with one call. */
export type Trouble =
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  /** AWS acts, and its answer never comes. */
  | { readonly kind: 'answer lost' }
  /** Nobody knows whether AWS was reached; it was not. */
  | { readonly kind: 'nothing heard' }
  /** CreateAccessKey alone: the answer breaks off behind the id. */
  | { readonly kind: 'torn' }
  /** A fault of Keyturn itself. */
  | { readonly kind: 'bug' };

/** How long AWS takes to know what has happened, in ms. */
export type Lag = {
  /** Until a new key may sign, by service. */
  sts: number;
  iam: number;
  /** Until a new key is in lists, and can be changed and deleted. */
  lists: number;
  /** Until a deleted key is out of lists. */
  deleted: number;
};

/** One request as AWS saw it. */
export type AwsRequest = {
  readonly action: ActionName;
  readonly signer: AccessKeyId;
  readonly key: AccessKeyId | undefined;
};

/** AWS in memory: what the engine can see of it, without the network. */
export type FakeAws = {
  readonly users: IamUser[];
  readonly requests: AwsRequest[];
  /** Every key that CreateAccessKey made. */
  readonly made: AccessKeyId[];
  readonly lag: Lag;
  /** Makes the next calls of this kind go wrong, one trouble each; signed by this key only, where one is named. */
  trouble(action: ActionName, troubles: readonly (Trouble | 'none')[], signer?: AccessKeyId): void;
  /** Makes every call of this kind go wrong until the next call of `trouble`. */
  alwaysTrouble(action: ActionName, trouble: Trouble | 'none'): void;
  port(power: Power): Aws;
  userOf(id: AccessKeyId): IamUser | undefined;
};

type Call = { readonly action: ActionName; readonly signer: Signer; readonly key?: AccessKeyId };

/** An AWS with these users. */
export function createFakeAws(clock: VirtualClock, users: IamUser[]): FakeAws {
  const requests: AwsRequest[] = [];
  const lag: Lag = { sts: 0, iam: 0, lists: 0, deleted: 0 };
  const queued: { action: ActionName; trouble: Trouble | 'none'; signer?: AccessKeyId }[] = [];
  const lasting = new Map<ActionName, Trouble | 'none'>();
  const deleted: { readonly key: IamKey; readonly user: IamUser; readonly at: number }[] = [];
  const made: AccessKeyId[] = [];

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

  /** The user who signs. */
  function authenticate({ action, signer }: Call): IamUser {
    const { pair } = signer;
    const user = userOf(pair.id);
    const key = user === undefined ? undefined : keyOf(user, pair.id);
    const delay = action === 'GetCallerIdentity' ? lag.sts : lag.iam;
    const isKnown = key !== undefined && clock.now() - key.createdAt >= delay;
    if (user === undefined || !isKnown || key.status === 'Inactive') {
      throw new Failed({ code: 'KEY_NOT_ACCEPTED', action });
    }
    if (!key.pair.secret.equals(pair.secret)) {
      throw new Failed({ code: 'SIGNATURE_REFUSED', action });
    }
    key.usedAt = clock.now();
    return user;
  }

  function authorize(user: IamUser, action: ActionName, userName?: string): void {
    const code = user.denied.get(action);
    if (code !== undefined) throw new RefusedByAws({ code, action }, user.arn);
    if (userName !== undefined && userName !== user.name) {
      throw new RefusedByAws({ code: 'ACCESS_DENIED', action }, user.arn);
    }
  }

  async function answer<Result>(call: Call, act: (user: IamUser) => Result): Promise<Result> {
    const { action, signer, key } = call;
    requests.push({ action, signer: signer.pair.id, key });
    // A request takes a moment, in which others are answered.
    await Promise.resolve();
    const trouble = troubleFor(call);
    if (trouble?.kind === 'bug') throw new TypeError('a fault of our own');
    if (trouble?.kind === 'refused') throw new Failed({ code: trouble.code, action });
    if (trouble?.kind === 'nothing heard') throw new Failed({ code: 'TIMED_OUT', action });
    const result = act(authenticate(call));
    if (trouble?.kind === 'answer lost') throw new Failed({ code: 'TIMED_OUT', action });
    return result;
  }

  function changeable(user: IamUser, id: AccessKeyId, action: ActionName): IamKey {
    const key = keyOf(user, id);
    if (key === undefined || clock.now() - key.createdAt < lag.lists) {
      throw new Failed({ code: 'NO_SUCH_KEY', action });
    }
    return key;
  }

  function listed(user: IamUser): readonly IamKey[] {
    const now = clock.now();
    const ghosts = deleted.filter((one) => one.user === user && now - one.at < lag.deleted);
    return [...user.keys, ...ghosts.map(({ key }) => key)].filter(
      ({ createdAt }) => now - createdAt >= lag.lists,
    );
  }

  function makeKey(user: IamUser): IamKey {
    if (user.keys.length > 1) {
      throw new Failed({ code: 'LIMIT_EXCEEDED', action: 'CreateAccessKey' });
    }
    const pair = pairNamed(`new${made.length + 1}`);
    made.push(pair.id);
    const key: IamKey = { pair, createdAt: clock.now(), status: 'Active', usedAt: undefined };
    user.keys.push(key);
    return key;
  }

  async function createKey(signer: Signer, userName: string): Promise<CreateAnswer> {
    const action = 'CreateAccessKey';
    requests.push({ action, signer: signer.pair.id, key: undefined });
    await Promise.resolve();
    const trouble = troubleFor({ action, signer });
    if (trouble?.kind === 'bug') throw new TypeError('a fault of our own');
    if (trouble?.kind === 'refused') {
      return { kind: 'refused', failure: { code: trouble.code, action } };
    }
    if (trouble?.kind === 'nothing heard') {
      return { kind: 'lost', failure: { code: 'TIMED_OUT', action } };
    }
    try {
      const user = authenticate({ action, signer });
      authorize(user, action, userName);
      const { pair, createdAt } = makeKey(user);
      if (trouble === undefined) return { kind: 'made', pair, createdAt };
      const failure = { code: 'ANSWER_LOST', action } as const;
      return trouble.kind === 'torn'
        ? { kind: 'torn', newKey: pair.id, failure }
        : { kind: 'lost', failure: { code: 'TIMED_OUT', action } };
    } catch (cause) {
      if (!(cause instanceof Failed)) throw cause;
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
        answer({ action: 'ListAccessKeys', signer }, (user) => {
          authorize(user, 'ListAccessKeys', userName);
          return listed(user).map(({ pair: { id }, status, createdAt }) => ({
            id,
            status,
            createdAt,
          }));
        }),
      lastUsed: (id) =>
        answer({ action: 'GetAccessKeyLastUsed', signer, key: id }, (user) => {
          authorize(user, 'GetAccessKeyLastUsed');
          const { usedAt } = changeable(user, id, 'GetAccessKeyLastUsed');
          const use = { known: 'used', service: 's3', region: 'eu-central-1' } as const;
          return {
            userName: user.name,
            lastUse: usedAt === undefined ? { known: 'never' } : { ...use, at: usedAt },
          };
        }),
      createKey: (userName) => createKey(signer, userName),
      setStatus: (userName, id, status) =>
        answer({ action: 'UpdateAccessKey', signer, key: id }, (user) => {
          authorize(user, 'UpdateAccessKey', userName);
          changeable(user, id, 'UpdateAccessKey').status = status;
        }),
      deleteKey: (userName, id) =>
        answer({ action: 'DeleteAccessKey', signer, key: id }, (user) => {
          authorize(user, 'DeleteAccessKey', userName);
          const key = changeable(user, id, 'DeleteAccessKey');
          user.keys.splice(user.keys.indexOf(key), 1);
          deleted.push({ key, user, at: clock.now() });
        }),
      end: () => undefined,
    };
  }

  return {
    users,
    requests,
    made,
    lag,
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
    userOf,
    port: (power) => ({ session: (signer) => poweredSession(power, session(signer)) }),
  };
}

function poweredSession(power: Power, session: AwsSession): AwsSession {
  return {
    identity: () => power.through('aws.identity', () => session.identity()),
    listKeys: (name) => power.through('aws.listKeys', () => session.listKeys(name)),
    lastUsed: (id) => power.through(`aws.lastUsed ${id}`, () => session.lastUsed(id)),
    createKey: (name) => power.through('aws.createKey', () => session.createKey(name)),
    setStatus: (name, id, status) =>
      power.through(`aws.setStatus ${id} ${status}`, () => session.setStatus(name, id, status)),
    deleteKey: (name, id) =>
      power.through(`aws.deleteKey ${id}`, () => session.deleteKey(name, id)),
    end: () => {
      session.end();
    },
  };
}
