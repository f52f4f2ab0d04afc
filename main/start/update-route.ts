import type { Network } from '../aws/network/network.ts';
import type { UpdateRoute } from '../desktop/updater/updater.ts';

/** Requests for updates take the proxy that requests to AWS take: the chosen one, that of the variables, the system's. */
export function updateRoute(
  network: Pick<Network, 'guide'>,
): (url: URL) => Promise<UpdateRoute | undefined> {
  return async (url) => {
    const proxy = await network.guide(undefined).proxyFor(url);
    if (proxy === undefined) return undefined;
    const { address, authorization } = proxy;
    return {
      address,
      signIn:
        authorization === undefined
          ? undefined
          : () => {
              const encoded = authorization.reveal().replace(/^Basic /u, '');
              const [name = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':');
              return { name, password: password.join(':') };
            },
    };
  };
}
