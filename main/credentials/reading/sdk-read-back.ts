import type { fromIni } from '@aws-sdk/credential-provider-ini';
import { accessKeyId, type ProfileName } from '../../../shared/values/identifiers.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { Secret } from '../../secrets/secret.ts';
import { type FileLocation, pathOf } from '../locate/locate.ts';

/** Loads the part of the SDK that reads files. Rejects where it can't be loaded. */
export async function loadSdkReader(): Promise<{ readonly fromIni: typeof fromIni }> {
  return import('@aws-sdk/credential-provider-ini');
}

/**
 * The pair that the AWS SDK for JavaScript reads from the files for a profile, or undefined. Only for profiles with a
 * pair of their own (`nameForSdk`): for others, the SDK would assume roles.
 */
export async function readBackThroughSdk(
  profile: ProfileName,
  locations: readonly FileLocation[],
): Promise<KeyPair | undefined> {
  const sdk = await loadSdkReader();
  // Both paths are always given: else the SDK would use variables and the home folder.
  const provide = sdk.fromIni({
    profile,
    filepath: pathOf('credentials', locations),
    configFilepath: pathOf('config', locations),
    ignoreCache: true,
  });
  const identity = await provide().catch(() => undefined);
  const id = accessKeyId(identity?.accessKeyId ?? '');
  return identity === undefined || id === undefined
    ? undefined
    : { id, secret: new Secret(identity.secretAccessKey) };
}
