import { randomBytes } from 'node:crypto';
import type { KeychainState } from '../../shared/snapshot.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { Secret } from '../secrets/secret.ts';
import { KeychainFailed, type KeychainReason } from './keychain-failed.ts';
import { probeSlot, type SecretStore } from './secret-store.ts';

/**
 * Whether the keychain keeps what it is given: a random value is written, read back, compared and removed. Never
 * throws. It may bring up the system's own request to unlock the keychain.
 */
export async function probeKeychain(store: SecretStore): Promise<KeychainState> {
  try {
    return (await keepsValue(store)) ? 'works' : 'failed';
  } catch (cause) {
    return cause instanceof KeychainFailed ? stateOf(cause.reason) : 'failed';
  }
}

async function keepsValue(store: SecretStore): Promise<boolean> {
  const value = new Secret(randomBytes(16).toString('hex'));
  await store.put(probeSlot, value);
  const kept = (await store.get(probeSlot))?.equals(value) === true;
  const removed = await store.remove(probeSlot);
  return kept && removed;
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
