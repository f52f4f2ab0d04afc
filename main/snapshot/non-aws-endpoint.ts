import type { EndpointView } from '../../shared/contract/snapshot.ts';
import type { Failure } from '../../shared/values/failure.ts';
import type { Connection } from '../aws/connection/connection.ts';
import { whyNotAgreed } from '../aws/other-hosts/agreement.ts';
import { otherHosts } from '../aws/other-hosts/other-hosts.ts';

/** Where requests of a profile go, if that is not AWS, and why nothing is sent there yet. */
export type NonAwsEndpoint = {
  readonly endpoint: EndpointView | undefined;
  readonly notAgreed: Failure | undefined;
};

/** Where requests of this connection go. Pure. */
export function nonAwsEndpoint(connection: Connection): NonAwsEndpoint {
  const hosts = otherHosts(connection);
  if (hosts.length === 0) return { endpoint: undefined, notAgreed: undefined };
  const notAgreed = whyNotAgreed(connection);
  const asks = notAgreed !== undefined;
  return { endpoint: { hosts: [...hosts], ...(asks ? { asks } : {}) }, notAgreed };
}
