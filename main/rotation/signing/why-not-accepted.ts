import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Ports } from '../machine/ports.ts';
import type { LongTermProfile } from './profile-to-rotate.ts';
import { withSigner } from './sessions.ts';

// Each of them lists the keys of its user; more of them would be a search through all accounts of a person.
const MOST_TO_ASK = 3;

/**
 * Runs a request signed by a key. AWS refuses an inactive key and a deleted one with the same words
 * (InvalidClientTokenId); another working key of the same user can list an inactive one. Throws KEY_INACTIVE, or
 * KEY_NOT_ACCEPTED where no key can list it.
 */
export async function requireAccepted<Answer>(
  ports: Ports,
  pair: KeyPair,
  request: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await request();
  } catch (cause) {
    if (!(cause instanceof FailureError) || cause.failure.code !== 'KEY_NOT_ACCEPTED') {
      throw cause;
    }
    if (await isInactiveByOthers(ports, pair)) {
      throw new FailureError({ ...cause.failure, code: 'KEY_INACTIVE' });
    }
    throw cause;
  }
}

async function isInactiveByOthers(ports: Ports, pair: KeyPair): Promise<boolean> {
  const others = new Map<AccessKeyId, LongTermProfile>();
  for (const other of (await ports.files.read()).profiles) {
    if (other.kind === 'long-term key' && other.pair.id !== pair.id) {
      others.set(other.pair.id, other);
    }
  }
  for (const other of [...others.values()].slice(0, MOST_TO_ASK)) {
    if (await isInactiveBy(ports, other, pair)) {
      return true;
    }
  }
  return false;
}

async function isInactiveBy(
  ports: Ports,
  other: LongTermProfile,
  { id }: KeyPair,
): Promise<boolean> {
  const signer = { pair: other.pair, connection: ports.connectionOf(other) };
  return withSigner(ports, signer, async (session) => {
    try {
      const { userName } = await session.identity();
      const keys = userName === undefined ? [] : await session.listKeys(userName);
      return keys.some((key) => key.id === id && key.status === 'Inactive');
    } catch (cause) {
      ports.log.debug('another key could not tell', { known: cause instanceof FailureError });
      return false;
    }
  });
}
