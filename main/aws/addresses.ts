import { IAMClient, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import { iamPlace, stsPlace } from './clients.ts';
import type { Connection } from './connection.ts';

/** Where a service is asked; undefined where the settings lead nowhere. */
export type Addresses = { readonly sts: URL | undefined; readonly iam: URL | undefined };

/**
 * Where the requests of this connection go. There is no rule of our own here: clients as those that send the requests
 * are asked, by the SDK's own way.
 */
export async function addressesOf(connection: Connection): Promise<Addresses> {
  const [sts, iam] = await Promise.all([
    addressFrom(() => {
      const { config } = new STSClient(stsPlace(connection));
      return getEndpointFromInstructions({}, GetCallerIdentityCommand, config);
    }),
    addressFrom(() => {
      const { config } = new IAMClient(iamPlace(connection));
      return getEndpointFromInstructions({}, ListAccessKeysCommand, config);
    }),
  ]);
  return { sts, iam };
}

async function addressFrom(
  resolve: () => Promise<{ readonly url: URL }>,
): Promise<URL | undefined> {
  try {
    const { url } = await resolve();
    return /^https?:$/u.test(url.protocol) ? url : undefined;
  } catch {
    // The SDK refuses it before it sends anything, too.
    return undefined;
  }
}
