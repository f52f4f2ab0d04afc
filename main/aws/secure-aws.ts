import { FailureError, type Failure } from '../../shared/values/failure.ts';
import type { Connection } from './connection/connection.ts';
import { lazySession } from './lazy-session.ts';
import { isThisComputer } from './network/no-proxy.ts';
import type { Aws } from './session.ts';

type Endpoints = Partial<Connection>;

/**
 * The same `Aws`, but each call throws ENDPOINT_NOT_SECURE for an endpoint of `http:` on another computer, and nothing is
 * signed: anybody on the network could read the secret of a new key and change every answer.
 */
export function secureAws(aws: Aws): Aws {
  return {
    ...aws,
    session: (signer) => {
      const failure = insecurityOf(signer.connection);
      return failure === undefined
        ? aws.session(signer)
        : lazySession(() => Promise.reject(new FailureError(failure)));
    },
  };
}

/** Why requests of this connection must not be sent; undefined where they may. Pure. */
export function insecurityOf({ iamEndpoint, stsEndpoint }: Endpoints): Failure | undefined {
  for (const endpoint of [iamEndpoint, stsEndpoint]) {
    const failure =
      endpoint === undefined || !URL.canParse(endpoint)
        ? undefined
        : insecurityOfPlace(new URL(endpoint));
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Why no request must be sent to this address; undefined where it may. Pure. */
export function insecurityOfPlace(url: URL): Failure | undefined {
  return url.protocol === 'https:' || isThisComputer(url)
    ? undefined
    : { code: 'ENDPOINT_NOT_SECURE', host: url.host.slice(0, 256) };
}
