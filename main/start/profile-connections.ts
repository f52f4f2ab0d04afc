import {
  type Connection,
  connectionOf,
  type ProfileToReach,
} from '../aws/connection/connection.ts';
import { withAgreement } from '../aws/other-hosts/agreement.ts';
import type { TrustedHosts } from '../aws/other-hosts/other-hosts.ts';
import {
  createFoundRegions,
  type FoundRegions,
  type FoundRegionsOptions,
} from '../partitions/found-regions.ts';

export type ProfileConnectionsOptions = FoundRegionsOptions & {
  /** Those of this process and of the login shell. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly trustedHosts: TrustedHosts;
};

/** Where the requests of each profile go, and the regions in which keys were found. */
export type ProfileConnections = {
  readonly connectionOf: (profile: ProfileToReach) => Connection;
  readonly foundRegions: FoundRegions;
};

/**
 * Out of what the profile and the variables name, the region in which its key was found, and the hosts that a person has
 * agreed to for it.
 */
export function createProfileConnections(options: ProfileConnectionsOptions): ProfileConnections {
  const { variables, trustedHosts } = options;
  const foundRegions = createFoundRegions(options);
  return {
    foundRegions,
    connectionOf: (profile) => {
      const found = profile.pair === undefined ? undefined : foundRegions.of(profile.pair.id);
      return withAgreement(connectionOf(profile, variables, found), profile.name, trustedHosts);
    },
  };
}
