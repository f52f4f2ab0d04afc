import { ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import type { Connection } from './connection/connection.ts';
import { unsignedClients } from './sdk-clients.ts';

/** The addresses of the services; undefined where the settings give no valid one. */
export type Addresses = { readonly sts: URL | undefined; readonly iam: URL | undefined };

/**
 * Where the requests of this connection go. Clients like those that send the requests resolve it, so that only the SDK's
 * rules apply.
 */
export async function addressesOf(connection: Connection): Promise<Addresses> {
  const clients = unsignedClients(connection);
  const [sts, iam] = await Promise.all([
    addressFrom(getEndpointFromInstructions({}, GetCallerIdentityCommand, clients.sts.config)),
    addressFrom(getEndpointFromInstructions({}, ListAccessKeysCommand, clients.iam.config)),
  ]);
  return { sts, iam };
}

async function addressFrom(resolving: Promise<{ readonly url: URL }>): Promise<URL | undefined> {
  try {
    const { url } = await resolving;
    return /^https?:$/u.test(url.protocol) ? url : undefined;
  } catch {
    // For a request, the SDK would throw the same before sending anything.
    return undefined;
  }
}
