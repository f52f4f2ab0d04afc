import type { EndpointView } from '../../shared/snapshot.ts';
import type { Connection } from '../aws/connection.ts';
import { hostsToAsk, otherHosts } from '../aws/other-hosts.ts';

/** Where requests of this connection go, if that is not AWS; `trusted` are the hosts a person has decided about. Pure. */
export function endpointView(
  connection: Connection,
  trusted: readonly string[],
): EndpointView | undefined {
  const hosts = otherHosts(connection);
  if (hosts.length === 0) return undefined;
  const asks = hostsToAsk(connection, trusted).length > 0;
  return { hosts: [...hosts], ...(asks ? { asks } : {}) };
}
