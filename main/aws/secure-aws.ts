import { Failed, type Failure } from '../../shared/failure.ts';
import type { Connection } from './connection.ts';
import type { Aws } from './session.ts';
import { whenAsked } from './when-asked.ts';

/**
 * The same way to AWS, but nothing is signed for an endpoint of `http:` on another computer: whoever is on the way could
 * read the secret of a new key and change every answer. Each call throws ENDPOINT_NOT_SECURE then.
 */
export function secureAws(aws: Aws): Aws {
  return {
    ...aws,
    session: (signer) => {
      const failure = insecurityOf(signer.connection);
      return failure === undefined
        ? aws.session(signer)
        : whenAsked(() => Promise.reject(new Failed(failure)));
    },
  };
}

/** Why requests of this connection must not be sent; undefined where they may. Pure. */
export function insecurityOf({ iamEndpoint, stsEndpoint }: Connection): Failure | undefined {
  for (const endpoint of [iamEndpoint, stsEndpoint]) {
    if (endpoint === undefined || !URL.canParse(endpoint)) continue;
    const { protocol, hostname, host } = new URL(endpoint);
    if (protocol !== 'https:' && !isThisComputer(hostname)) {
      return { code: 'ENDPOINT_NOT_SECURE', host: host.slice(0, 256) };
    }
  }
  return undefined;
}

/** As `URL` writes a name: numbers of every notation as four decimals, IPv6 in brackets. */
function isThisComputer(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}
