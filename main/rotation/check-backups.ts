import { Failed, type Failure } from '../../shared/failure.ts';
import type { Ports } from './ports.ts';

/**
 * Whether this rotation backs its pairs up: the keychain is proven with a value of its own first. A computer without a
 * keychain goes without; one that is locked or fails gives the failure, and a person decides.
 */
export async function canBackUp(ports: Ports, without: boolean): Promise<boolean | Failure> {
  if (without || !ports.policy().backups) {
    return false;
  }
  try {
    await ports.backups.prove();
    return true;
  } catch (cause) {
    if (!(cause instanceof Failed)) {
      throw cause;
    }
    return cause.failure.code === 'KEYCHAIN_ABSENT' ? false : cause.failure;
  }
}
