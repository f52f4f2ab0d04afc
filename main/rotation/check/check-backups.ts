import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import { type KeyPair, samePair } from '../../secrets/key-pair.ts';
import type { Ports } from '../machine/ports.ts';

/**
 * Whether this rotation backs its pairs up: the keychain is tried with a value of its own first. A computer without a
 * keychain goes without; one that is locked or fails, or holds another secret of this key, gives the failure, and a
 * person decides.
 */
export async function canBackUp(
  ports: Ports,
  pair: KeyPair,
  without: boolean,
): Promise<boolean | Failure> {
  if (without || !ports.policy().backups) {
    return false;
  }
  try {
    await ports.backups.prove();
    return (await holdsAnotherSecret(ports, pair)) ? { code: 'BACKUP_DIFFERS' } : true;
  } catch (cause) {
    if (!(cause instanceof FailureError)) {
      throw cause;
    }
    return cause.failure.code === 'KEYCHAIN_ABSENT' ? false : cause.failure;
  }
}

async function holdsAnotherSecret({ backups }: Ports, pair: KeyPair): Promise<boolean> {
  try {
    const kept = await backups.find(pair.id);
    return kept !== undefined && !samePair(kept.pair, pair);
  } catch (cause) {
    // A backup that can't be read holds no secret, and is written again.
    if (cause instanceof FailureError && cause.failure.code === 'BACKUP_DAMAGED') {
      return false;
    }
    throw cause;
  }
}
