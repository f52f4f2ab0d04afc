import type { Addresses } from '../aws/addresses.ts';
import type { Connection } from '../aws/connection/connection.ts';
import { settingTroubleOf } from '../aws/connection/unusable-settings.ts';

/** The hosts where requests of connections go, as far as they were looked up. */
export type ConnectionHosts = {
  /** STS first, with the port where it is not the usual one; undefined if nothing is sent, or nothing is known yet. */
  of(connection: Connection): readonly string[] | undefined;
  lookUp(connections: readonly Connection[]): Promise<void>;
};

/** Remembers what `addressesOf` returns: it has to load the SDK. */
export function createConnectionHosts(
  addressesOf: (connection: Connection) => Promise<Addresses>,
): ConnectionHosts {
  const known = new Map<string, readonly string[]>();
  return {
    of: (connection) => known.get(JSON.stringify(connection)),
    lookUp: async (connections) => {
      const byName = new Map(connections.map((each) => [JSON.stringify(each), each]));
      for (const [name, connection] of byName) {
        if (known.has(name) || settingTroubleOf(connection) !== undefined) continue;
        const { sts, iam } = await addressesOf(connection);
        // No name in the DNS is longer than 253.
        if (sts === undefined || iam === undefined) continue;
        known.set(name, [...new Set([sts, iam].map(({ host }) => host.slice(0, 256)))]);
      }
    },
  };
}
