import { FailureError, type Failure, failureOf } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { LastUse } from '../../shared/values/key-facts.ts';
import type { Connection } from '../aws/connection/connection.ts';
import { identityInRegion } from '../aws/regions/identity-in-region.ts';
import type { Aws, AwsSession, ListedKey } from '../aws/session.ts';
import type { DeviceSearch, NamedDevices } from '../rotation/signing/known-devices.ts';
import { isSaidToNeedMfa, mayNeedMfa, questionAfter } from '../rotation/signing/mfa.ts';
import type { KeyPair } from '../secrets/key-pair.ts';

/** What AWS answers about a key: user and age, or why it does not answer. */
export type AwsKeyAnswer =
  | {
      readonly state: 'known';
      readonly account: string;
      readonly user: string;
      readonly arn: string;
      readonly createdAt: number | undefined;
      /** All keys of the user; empty if AWS has not listed them. */
      readonly keys: readonly ListedKey[];
    }
  | { readonly state: 'root user'; readonly account: string }
  | { readonly state: 'not a user'; readonly account: string }
  | {
      readonly state: 'not known';
      readonly failure: Failure;
      /** User and account, if AWS has answered that much. */
      readonly owner?: { readonly account: string; readonly user: string; readonly arn: string };
    };

/** The account of a key, if AWS has reported it. */
export function accountInAnswer(known: AwsKeyAnswer | undefined): string | undefined {
  if (known === undefined) return undefined;
  return known.state === 'not known' ? known.owner?.account : known.account;
}

type AnsweredKey = Extract<AwsKeyAnswer, { readonly state: 'known' }>;

const noDevices: NamedDevices = { own: [], further: [] };

/** Asks AWS about one key. Never throws a `FailureError`: a failure is the answer. */
function askAboutKey(aws: Aws, key: KeyToAsk): Promise<AwsKeyAnswer> {
  return askWith(aws, key, async (session, known) => {
    const { account, user, arn } = known;
    const owner = { account, user, arn };
    try {
      const whose = { account, userName: user, named: key.devices ?? noDevices };
      const keys = await unlessMfaIsAskedFor(session, whose);
      if (keys === undefined) {
        return known;
      }
      const own = keys.find(({ id }) => id === key.pair.id);
      return own === undefined
        ? { state: 'not known', failure: { code: 'KEY_NOT_LISTED' }, owner }
        : { ...known, createdAt: own.createdAt, keys };
    } catch (cause) {
      if (cause instanceof FailureError) {
        return { state: 'not known', failure: failureOf(cause), owner };
      }
      throw cause;
    }
  });
}

/** Requests only the identity of a key, which needs no permission. Never throws a `FailureError`. */
export function askWhoseKey(aws: Aws, key: KeyToAsk): Promise<AwsKeyAnswer> {
  return askWith(aws, key, (_session, owner) => Promise.resolve(owner));
}

async function askWith(
  aws: Aws,
  key: KeyToAsk,
  askOn: (session: AwsSession, owner: AnsweredKey) => Promise<AwsKeyAnswer>,
): Promise<AwsKeyAnswer> {
  const session = aws.session(key);
  try {
    const { account, arn, kind, userName } = await identityInRegion({ session, signer: key });
    if (kind === 'root') {
      return { state: 'root user', account };
    }
    return userName === undefined
      ? { state: 'not a user', account }
      : await askOn(session, {
          state: 'known',
          account,
          user: userName,
          arn,
          createdAt: undefined,
          keys: [],
        });
  } catch (cause) {
    if (cause instanceof FailureError) {
      return { state: 'not known', failure: failureOf(cause) };
    }
    throw cause;
  } finally {
    session.end();
  }
}

/**
 * The keys that AWS lists; undefined if it may need an MFA code first, which only a rotation asks for. Throws the
 * failure that a rotation would report.
 */
async function unlessMfaIsAskedFor(
  session: AwsSession,
  whose: DeviceSearch,
): Promise<readonly ListedKey[] | undefined> {
  try {
    return await session.listKeys(whose.userName);
  } catch (cause) {
    if (!mayNeedMfa(cause)) throw cause;
    if (!isSaidToNeedMfa(cause)) await questionAfter(cause, session, whose);
    return undefined;
  }
}

/** A key to ask AWS about. */
export type KeyToAsk = {
  readonly pair: KeyPair;
  readonly connection: Connection;
  /** The MFA devices that are named for it. */
  readonly devices?: NamedDevices;
};

/** The last use of a key. It is requested first, because our own requests count as uses. */
async function lastUseOf(aws: Aws, key: KeyToAsk): Promise<LastUse> {
  const session = aws.session(key);
  try {
    return (await session.lastUsed(key.pair.id)).lastUse;
  } catch (cause) {
    if (cause instanceof FailureError) {
      return { known: 'not known' };
    }
    throw cause;
  } finally {
    session.end();
  }
}

/** Receives the answers about the keys. */
export type KeyAnswerReceiver = {
  known(id: AccessKeyId, known: AwsKeyAnswer): void;
  used(id: AccessKeyId, use: LastUse): void;
};

/** Asks about several keys, so many at a time, and reports each answer as it arrives. */
export async function askAboutKeys(
  aws: Aws,
  keys: readonly KeyToAsk[],
  answers: KeyAnswerReceiver,
  sideBySide = 4,
): Promise<void> {
  const waiting = [...keys];
  const lanes = Array.from({ length: Math.min(sideBySide, keys.length) }, async () => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      answers.used(key.pair.id, await lastUseOf(aws, key));
      answers.known(key.pair.id, await askAboutKey(aws, key));
    }
  });
  await Promise.all(lanes);
}
