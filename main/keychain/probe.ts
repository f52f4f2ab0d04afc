import { randomBytes } from 'node:crypto';
import type { KeychainState } from '../../shared/contract/snapshot.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { Secret } from '../secrets/secret.ts';
import { putChecked } from './checked-put.ts';
import { KeychainError, type KeychainReason } from './keychain-error.ts';
import { newProbeSlot, type SecretStore } from './secret-store.ts';

/**
 * Checks that the keychain works: a random value is written, read back, compared and removed. The system may ask the
 * person to unlock it. Throws `KeychainError`.
 */
export async function testKeychain(store: SecretStore): Promise<void> {
  const slot = newProbeSlot();
  const secret = new Secret(randomBytes(16).toString('hex'));
  await putChecked(store, { slot, secret, wasFull: false });
  if (!(await store.remove(slot))) throw new KeychainError('failed');
}

/** The same test for the snapshot: "works", or why not. Never throws. */
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
