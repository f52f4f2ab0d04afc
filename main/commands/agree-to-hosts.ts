import { FailureError } from '../../shared/values/failure.ts';
import type { Connection, ProfileEndpoints } from '../aws/connection/connection.ts';
import { whyNotAgreed } from '../aws/other-hosts/agreement.ts';
import type { TrustedHosts } from '../aws/other-hosts/other-hosts.ts';
import type { CredentialsFiles } from '../credentials/credentials-files.ts';

/** A person agrees that requests of a profile go to hosts other than AWS's. */
export type AgreeToHosts = (shown: {
  /** Empty for a key without a profile. */
  readonly profile: string;
  readonly hosts: readonly string[];
}) => Promise<void>;

export type AgreeToHostsOptions = {
  readonly files: Pick<CredentialsFiles, 'read'>;
  readonly connectionOf: (profile: ProfileEndpoints) => Connection;
  readonly trustedHosts: Pick<TrustedHosts, 'set'>;
  /** Asks about the keys, which the agreement now permits. */
  readonly check: () => Promise<void>;
};

/**
 * Stores a person's agreement to the hosts that were shown, and asks about the keys. If the profile's hosts have
 * changed by now, nothing is stored, and ENDPOINT_NOT_AWS names the new ones. Throws FILE_NOT_SAVED, too.
 */
export function createAgreeToHosts(options: AgreeToHostsOptions): AgreeToHosts {
  const { files, connectionOf, trustedHosts, check } = options;
  return async ({ profile, hosts }) => {
    const { profiles } = await files.read();
    const known = profiles.find(({ name }) => name === profile);
    const failure = whyNotAgreed(connectionOf({ ...known, name: profile }));
    if (failure === undefined) return;
    const isShown = failure.hosts?.join(' ') === hosts.join(' ');
    if (isShown) trustedHosts.set(profile, hosts);
    if (known !== undefined) await check();
    if (!isShown) throw new FailureError(failure);
  };
}
