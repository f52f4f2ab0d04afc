import { ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import type { Connection } from './connection/connection.ts';
import { unsignedClients } from './sdk-clients.ts';

/** Where a service is asked; undefined where the settings lead nowhere. */
export type Addresses = { readonly sts: URL | undefined; readonly iam: URL | undefined };

/**
 * Where the requests of this connection go. There is no rule of our own here: clients as those that send the requests
 * are asked, by the SDK's own way.
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
    // The SDK refuses it before it sends anything, too.
    return undefined;
  }
}
