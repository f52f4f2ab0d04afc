import { Failed, type Failure, failureOf } from '../../shared/failure.ts';
import type { AccessKeyId } from '../../shared/identifiers.ts';
import type { Connection } from '../aws/connection.ts';
import type { Aws } from '../aws/session.ts';
import { mayNeedMfa } from '../rotation/mfa.ts';
import type { KeyPair } from '../secrets/key-pair.ts';

/** What AWS says of a key: whose it is and how old, or why it doesn't say. */
export type KnownKey =
  | {
      readonly state: 'known';
      readonly account: string;
      readonly user: string;
      readonly createdAt: number | undefined;
    }
  | { readonly state: 'root user'; readonly account: string }
  | { readonly state: 'not a user'; readonly account: string }
  | { readonly state: 'not known'; readonly failure: Failure };

/** Asks AWS about one key. Never throws a `Failed`: what went wrong is the answer. */
async function askAboutKey(aws: Aws, pair: KeyPair, connection: Connection): Promise<KnownKey> {
  const session = aws.session({ pair, connection });
  try {
    const { account, kind, userName } = await session.identity();
    if (kind === 'root') {
      return { state: 'root user', account };
    }
    if (userName === undefined) {
      return { state: 'not a user', account };
    }
    const keys = await unlessMfaIsAskedFor(() => session.listKeys(userName));
    if (keys === undefined) {
      return { state: 'known', account, user: userName, createdAt: undefined };
    }
    const own = keys.find((key) => key.id === pair.id);
    if (own === undefined) {
      return { state: 'not known', failure: { code: 'KEY_NOT_LISTED' } };
    }
    return { state: 'known', account, user: userName, createdAt: own.createdAt };
  } catch (cause) {
    if (cause instanceof Failed) {
      return { state: 'not known', failure: failureOf(cause) };
    }
    throw cause;
  } finally {
    session.end();
  }
}

/** Asks AWS only whose a key is, which needs no permission at all. Never throws a `Failed`. */
export async function askWhoseKey(
  aws: Aws,
  pair: KeyPair,
  connection: Connection,
): Promise<KnownKey> {
  const session = aws.session({ pair, connection });
  try {
    const { account, kind, userName } = await session.identity();
    if (kind === 'root') {
      return { state: 'root user', account };
    }
    return userName === undefined
      ? { state: 'not a user', account }
      : { state: 'known', account, user: userName, createdAt: undefined };
  } catch (cause) {
    if (cause instanceof Failed) {
      return { state: 'not known', failure: failureOf(cause) };
    }
    throw cause;
  } finally {
    session.end();
  }
}

/** What AWS lists; undefined where it may want an MFA code first: a rotation asks for one, an hourly look does not. */
async function unlessMfaIsAskedFor<Answer>(
  ask: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (cause) {
    if (mayNeedMfa(cause)) {
      return undefined;
    }
    throw cause;
  }
}

/** A key to be asked about. */
export type KeyToAsk = { readonly pair: KeyPair; readonly connection: Connection };

/** Asks about several keys, a few at a time, and hands over each answer as it comes. */
export async function askAboutKeys(
  aws: Aws,
  keys: readonly KeyToAsk[],
  answer: (id: AccessKeyId, known: KnownKey) => void,
): Promise<void> {
  const waiting = [...keys];
  const lanes = Array.from({ length: Math.min(4, keys.length) }, async () => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      answer(key.pair.id, await askAboutKey(aws, key.pair, key.connection));
    }
  });
  await Promise.all(lanes);
}
