import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId, ProfileName } from '../../../shared/values/identifiers.ts';
import type { Connection } from '../../aws/connection/connection.ts';
import { hostsNotAgreed } from '../../aws/other-hosts/agreement.ts';
import { identityInRegion } from '../../aws/regions/identity-in-region.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Ports } from '../machine/ports.ts';
import { withSigner } from '../signing/sessions.ts';
import { requireAccepted } from '../signing/why-not-accepted.ts';

/**
 * Writes a backup into a profile that has lost its key, after AWS has accepted the pair. Throws
 * NO_BACKUP, KEYCHAIN_*, KEY_INACTIVE, KEY_NOT_ACCEPTED or why AWS did not answer, OTHER_IDENTITY, FILES_LOCKED,
 * and what `putBack` throws: nothing has changed then.
 */
export async function restore(ports: Ports, id: AccessKeyId, profile: ProfileName): Promise<void> {
  const backup = await ports.backups.find(id);
  if (backup === undefined) {
    throw new FailureError({ code: 'NO_BACKUP' });
  }
  const { pair, account, userName: user } = backup;
  const identity = await identityOf(ports, pair, profile);
  if (identity.account !== account) {
    throw new FailureError({ code: 'OTHER_IDENTITY' });
  }
  await writePair(ports, { pair, profile, event: 'restored', account, user });
}

/**
 * Puts a pair that a person was given into a profile that has none, or into a new one, after AWS has accepted it.
 * Throws ROOT_USER, CANNOT_ROTATE for any identity but an IAM user, and what `restore` throws of AWS and the files.
 */
export async function addKey(ports: Ports, pair: KeyPair, profile: ProfileName): Promise<void> {
  const agreed = await agreementToCarry(ports, profile, pair);
  const { account, kind, userName } = await identityOf(ports, pair, profile, agreed);
  if (kind === 'root') {
    throw new FailureError({ code: 'ROOT_USER' });
  }
  if (userName === undefined) {
    throw new FailureError({ code: 'CANNOT_ROTATE' });
  }
  if (agreed !== undefined) ports.trustedHosts.set(profile, agreed);
  await writePair(ports, { pair, profile, event: 'added', account, user: userName });
}

type PairToWrite = {
  readonly pair: KeyPair;
  readonly profile: ProfileName;
  readonly event: 'restored' | 'added';
  readonly account: string;
  readonly user: string;
};

async function writePair(
  ports: Ports,
  { pair, profile, event, account, user }: PairToWrite,
): Promise<void> {
  await ports.locks.hold(() => ports.files.restore(profile, pair));
  try {
    await ports.history.append({
      at: ports.clock.now(),
      event,
      rotation: ports.newRotationId(),
      profiles: [profile],
      account,
      user,
      oldKey: pair.id,
    });
  } catch (cause) {
    // It is done all the same.
    ports.log.error('the history could not be written', cause);
  }
}

/** AWS has to accept the pair for itself, and says whose it is. */
async function identityOf(
  ports: Ports,
  pair: KeyPair,
  profile: ProfileName,
  agreed?: readonly string[],
) {
  const known = await connectionFor(ports, profile, pair);
  const connection =
    agreed === undefined ? known : { ...known, agreement: { profile, hosts: agreed } };
  const signer = { pair, connection };
  return withSigner(ports, signer, (session) =>
    requireAccepted(ports, pair, () => identityInRegion({ session, signer })),
  );
}

/**
 * What a person has agreed to for a key without a profile counts for the profile it gets, if that leads there;
 * undefined where it doesn't, or nothing is left to agree to.
 */
async function agreementToCarry(
  ports: Ports,
  profile: ProfileName,
  pair: KeyPair,
): Promise<readonly string[] | undefined> {
  const hosts = hostsNotAgreed(await connectionFor(ports, profile, pair));
  const agreed = ports.trustedHosts.get('');
  return hosts.length > 0 && hosts.every((host) => agreed.includes(host)) ? hosts : undefined;
}

/** Where requests of the profile go, also where it has lost its key, or is not there yet. */
async function connectionFor(
  ports: Ports,
  profile: ProfileName,
  pair: KeyPair,
): Promise<Connection> {
  const { profiles } = await ports.files.read();
  const known = profiles.find(({ name }) => name === profile);
  return ports.connectionOf({ ...known, name: profile, pair });
}
