import { defaultNetworkChoice, type NetworkChoice } from '../../../shared/settings/network.ts';
import { createTrust } from './certificates.ts';
import { proxyFor, type Variables } from './route.ts';
import type { ConnectionGuide } from './routed-agent.ts';

/** Proxy and trusted certificates for connections to AWS. */
export type Network = {
  /** For a profile with or without a `ca_bundle`. */
  guide(caBundle: string | undefined): ConnectionGuide;
  /** Throws CERTIFICATES_NOT_READABLE for a file that can't be read or has no certificate. */
  requireCertificates(path: string): Promise<void>;
};

/** What decides the connections to AWS; read again for every connection. */
export type NetworkOptions = {
  readonly choice: () => NetworkChoice;
  readonly variables: Variables;
  readonly systemProxy: (url: string) => Promise<string>;
};

/** The network by the person's settings, the variables and the system. */
export function createNetwork({ choice, variables, systemProxy }: NetworkOptions): Network {
  const trust = createTrust();
  return {
    requireCertificates: async (path) => {
      await trust([path]);
    },
    guide: (caBundle) => ({
      proxyFor: (url) => proxyFor(url, { choice: choice().proxy, variables, systemProxy }),
      trust: () => {
        const files = [choice().certificates, caBundle].filter((path) => path !== undefined);
        // Node.js also skips this file if it can't read it.
        return trust(files, variables['NODE_EXTRA_CA_CERTS']);
      },
    }),
  };
}

/** A network without a proxy, for callers without settings. */
export function directNetwork(): Network {
  return createNetwork({
    choice: () => ({ ...defaultNetworkChoice, proxy: { use: 'none' } }),
    variables: {},
    systemProxy: () => Promise.resolve('DIRECT'),
  });
}
