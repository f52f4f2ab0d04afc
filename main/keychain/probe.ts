import { randomBytes } from 'node:crypto';
import type { KeychainState } from '../../shared/contract/snapshot.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { Secret } from '../secrets/secret.ts';
import { putChecked } from './checked-put.ts';
import { KeychainError, type KeychainReason } from './keychain-error.ts';
import { newProbeSlot, type SecretStore } from './secret-store.ts';

/**
 * Proves that the keychain keeps what it is given: a random value is written, read back, compared and removed.
 * Throws `KeychainFailed`, and what else the store throws. It may bring up the system's own request to unlock.
 */
export async function testKeychain(store: SecretStore): Promise<void> {
  const slot = newProbeSlot();
  const secret = new Secret(randomBytes(16).toString('hex'));
  await putChecked(store, { slot, secret, wasFull: false });
  if (!(await store.remove(slot))) throw new KeychainError('failed');
}

/** The same for the snapshot: whether it works, and if not, why. Never throws. */
export async function probeKeychain(store: SecretStore): Promise<KeychainState> {
  try {
    await testKeychain(store);
    return 'works';
  } catch (cause) {
    return cause instanceof KeychainError ? stateOf(cause.reason) : 'failed';
  }
}

function stateOf(reason: KeychainReason): KeychainState {
  switch (reason) {
    case 'locked':
    case 'absent':
    case 'failed':
      return reason;
    case 'timed out':
      return 'failed';
    default:
      return unreachable(reason);
  }
}
