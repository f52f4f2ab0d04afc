import { Failed } from '../../shared/failure.ts';
import type { AccessKeyId, ProfileName } from '../../shared/identifiers.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import type { Ports } from './ports.ts';
import { withSigner } from './sessions.ts';

/**
 * Puts a pair out of the keychain back into a profile that has lost its own, after AWS has accepted it. Throws
 * NO_BACKUP, KEYCHAIN_*, KEY_NOT_ACCEPTED or why AWS could not be asked, FILES_LOCKED, and what `putBack` throws:
 * nothing has changed then.
 */
export async function restore(ports: Ports, id: AccessKeyId, profile: ProfileName): Promise<void> {
  const backup = await ports.backups.find(id);
  if (backup === undefined) {
    throw new Failed({ code: 'NO_BACKUP' });
  }
  await requireAcceptedNow(ports, backup.pair, profile);
  await ports.locks.hold(() => ports.files.putBack(profile, backup.pair));
  const { account, userName: user } = backup;
  try {
    await ports.history.append({
      at: ports.clock.now(),
      event: 'restored',
      rotation: ports.newRotationId(),
      profiles: [profile],
      account,
      user,
      oldKey: id,
    });
  } catch (cause) {
    // It is done all the same.
    ports.log.error('the history could not be written', cause);
  }
}

/** AWS has to accept the pair for itself, and list it as active as far as it tells. */
async function requireAcceptedNow(ports: Ports, pair: KeyPair, profile: ProfileName) {
  const { profiles } = await ports.files.read();
  const known = profiles.find(({ name }) => name === profile);
  const connection = ports.connectionOf(known?.kind === 'long-term key' ? known : {});
  await withSigner(ports, { pair, connection }, async (session) => {
    await session.identity();
  });
}
