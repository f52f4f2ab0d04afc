import type { Failure } from '../../../shared/values/failure.ts';
import type { Connection } from '../connection/connection.ts';
import { hostsToAsk, otherHosts, type TrustedHosts } from './other-hosts.ts';

/**
 * The connection with the hosts that a person has agreed to for this profile (undefined: a key without a profile yet).
 * One that leads only to AWS is returned unchanged.
 */
export function withAgreement(
  connection: Connection,
  profile: string | undefined,
  trusted: Pick<TrustedHosts, 'get'>,
): Connection {
  const name = profile ?? '';
  return otherHosts(connection).length === 0
    ? connection
    : { ...connection, agreement: { profile: name, hosts: trusted.get(name) } };
}

/** The connection of a rotation that has begun: the person agreed to its hosts then. Pure. */
export function alreadyAgreed(connection: Connection): Connection {
  const hosts = otherHosts(connection);
  return hosts.length === 0 ? connection : { ...connection, agreement: { profile: '', hosts } };
}

/** The hosts that a person has to agree to before anything may be signed for this connection. Pure. */
export function hostsNotAgreed(connection: Connection): readonly string[] {
  return hostsToAsk(connection, connection.agreement?.hosts ?? []);
}

/** Why nothing may be signed for this connection yet; undefined where it may. Pure. */
export function whyNotAgreed(connection: Connection): Failure | undefined {
  const hosts = hostsNotAgreed(connection);
  return hosts.length === 0
    ? undefined
    : {
        code: 'ENDPOINT_NOT_AWS',
        profile: connection.agreement?.profile ?? '',
        hosts: [...hosts],
      };
}
