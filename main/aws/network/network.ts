import { defaultNetworkChoice, type NetworkChoice } from '../../../shared/settings/network.ts';
import { createTrust } from './certificates.ts';
import { proxyFor, type Variables } from './route.ts';
import type { ConnectionGuide } from './routed-agent.ts';

/** The ways to AWS. */
export type Network = {
  /** For a profile with a `ca_bundle` of its own, or without one. */
  guide(caBundle: string | undefined): ConnectionGuide;
  /** Throws CERTIFICATES_NOT_READABLE for a file that nothing could be trusted by. */
  requireCertificates(path: string): Promise<void>;
};

/** What decides the ways to AWS; each is asked anew with every connection. */
export type NetworkOptions = {
  readonly choice: () => NetworkChoice;
  readonly variables: Variables;
  readonly systemProxy: (url: string) => Promise<string>;
};

/** Ways to AWS as a person, the variables and the system have it. */
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
        // Node leaves out one that it can't read, too.
        return trust(files, variables['NODE_EXTRA_CA_CERTS']);
      },
    }),
  };
}

/** The direct way, for whoever has no settings and no system to ask. */
export function directNetwork(): Network {
  return createNetwork({
    choice: () => ({ ...defaultNetworkChoice, proxy: { use: 'none' } }),
    variables: {},
    systemProxy: () => Promise.resolve('DIRECT'),
  });
}
