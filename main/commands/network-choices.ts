import type { ConnectionTest, NetworkChoice, ProxyChoice } from '../../shared/settings/network.ts';
import type { UnusableEndpoint, EndpointToTest } from '../aws/connection-test/endpoints.ts';
import { unusableEndpointTest, testEndpoint } from '../aws/connection-test/test-endpoint.ts';
import type { Connection, ProfileToReach } from '../aws/connection/connection.ts';
import type { Network } from '../aws/network/network.ts';
import { insecurityOfPlace } from '../aws/secure-aws.ts';
import type { CredentialsFiles } from '../credentials/credentials-files.ts';

/** What a person can choose about the way to AWS, and try. */
export type NetworkChoices = {
  /** Throws FILE_NOT_SAVED, as all that change something. */
  setProxy(proxy: ProxyChoice): void;
  /** Asks for the file; gives whether one was chosen. Throws CERTIFICATES_NOT_READABLE, and keeps what was before. */
  chooseCertificates(): Promise<boolean>;
  usualCertificates(): void;
  /** Tests the way to each place that the profiles use; never throws. */
  test(): Promise<ConnectionTest[]>;
};

/** What `createNetworkChoices` is given. */
export type NetworkChoicesOptions = {
  readonly kept: { get(): NetworkChoice; set(choice: NetworkChoice): void };
  /** Asks a person for a file of certificates; undefined where they chose none. */
  readonly ask: () => Promise<string | undefined>;
  readonly network: Network;
  readonly files: Pick<CredentialsFiles, 'read'>;
  readonly connectionOf: (profile: ProfileToReach) => Connection;
  readonly now: () => number;
  /** AWS may be reached now, or no more. */
  readonly changed: () => void;
};

// Nobody reads more, and few have more regions.
const MOST_PLACES = 6;

/** Lets a person choose; each choice is kept at once. */
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
    // With the SDK, which only those load who ask AWS something.
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
