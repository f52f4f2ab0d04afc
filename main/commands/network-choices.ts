import type { ConnectionTest, NetworkChoice, ProxyChoice } from '../../shared/settings/network.ts';
import type { UnusableEndpoint, EndpointToTest } from '../aws/connection-test/endpoints.ts';
import { unusableEndpointTest, testEndpoint } from '../aws/connection-test/test-endpoint.ts';
import type { Connection, ProfileToReach } from '../aws/connection/connection.ts';
import type { Network } from '../aws/network/network.ts';
import { insecurityOfPlace } from '../aws/secure-aws.ts';
import type { CredentialsFiles } from '../credentials/credentials-files.ts';

/** A person's choices about the route to AWS, and its test. */
export type NetworkChoices = {
  /** Throws FILE_NOT_SAVED, as all methods that change something. */
  setProxy(proxy: ProxyChoice): void;
  /**
   * Asks for the file; returns whether one was chosen. Throws CERTIFICATES_NOT_READABLE, and the previous one stays.
   */
  chooseCertificates(): Promise<boolean>;
  usualCertificates(): void;
  /** Tests the route to each endpoint of the profiles; never throws. */
  test(): Promise<ConnectionTest[]>;
};

export type NetworkChoicesOptions = {
  readonly kept: { get(): NetworkChoice; set(choice: NetworkChoice): void };
  /** Asks a person for a file of certificates; undefined where they chose none. */
  readonly ask: () => Promise<string | undefined>;
  readonly network: Network;
  readonly files: Pick<CredentialsFiles, 'read'>;
  readonly connectionOf: (profile: ProfileToReach) => Connection;
  readonly now: () => number;
  /** AWS may have become reachable, or unreachable. */
  readonly changed: () => void;
};

// A person reads no more, and few have more regions.
const MOST_PLACES = 6;

/** Each choice is stored at once. */
export function createNetworkChoices(options: NetworkChoicesOptions): NetworkChoices {
  const { kept, network, files, connectionOf, now, changed } = options;

  function keep(choice: NetworkChoice): void {
    kept.set(choice);
    changed();
  }

  async function places(): Promise<readonly (EndpointToTest | UnusableEndpoint)[]> {
    const { profiles } = await files.read();
    const connections = profiles.flatMap((profile) =>
      profile.kind === 'long-term key' ? [connectionOf(profile)] : [],
    );
    // Loads the SDK, so only when AWS is asked.
    const { endpointsOf } = await import('../aws/connection-test/endpoints.ts');
    const asked = connections.length === 0 ? [connectionOf({})] : connections;
    const all = (await Promise.all(asked.map(endpointsOf))).flat();
    const byAddress = new Map(
      all.map((place) => [
        'url' in place ? `${place.url.href} ${place.caBundle ?? ''}` : place.written,
        place,
      ]),
    );
    return [...byAddress.values()].slice(0, MOST_PLACES);
  }

  async function tested(place: EndpointToTest | UnusableEndpoint): Promise<ConnectionTest> {
    const refused = 'url' in place ? insecurityOfPlace(place.url) : undefined;
    return 'url' in place && refused !== undefined
      ? unusableEndpointTest(place.url.host, refused)
      : testEndpoint(place, network, now);
  }

  return {
    setProxy: (proxy) => {
      keep({ ...kept.get(), proxy });
    },
    chooseCertificates: async () => {
      const certificates = await options.ask();
      if (certificates === undefined) return false;
      await network.requireCertificates(certificates);
      keep({ ...kept.get(), certificates });
      return true;
    },
    usualCertificates: () => {
      keep({ proxy: kept.get().proxy });
    },
    test: async () => Promise.all((await places()).map(tested)),
  };
}
