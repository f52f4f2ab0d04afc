import type { Failure } from '../../../shared/values/failure.ts';
import { addressesOf } from '../addresses.ts';
import type { Connection } from '../connection/connection.ts';
import { settingTroubleOf } from '../connection/unusable-settings.ts';

/** An endpoint to test. */
export type EndpointToTest = {
  readonly url: URL;
  readonly caBundle: string | undefined;
  /** The body of a request that is answered without a signature, at least by a refusal. */
  readonly question: string;
};

/** An endpoint as a profile names it, if that is no valid address, or why the profile's settings can't be used. */
export type UnusableEndpoint = { readonly written: string; readonly failure?: Failure };

/** The endpoints of STS and IAM of this connection; an invalid one is returned as written. */
export async function endpointsOf(
  connection: Connection,
): Promise<(EndpointToTest | UnusableEndpoint)[]> {
  const { region, stsEndpoint, iamEndpoint, caBundle } = connection;
  const failure = settingTroubleOf(connection);
  if (failure !== undefined) {
    return [{ written: failure.field ?? failure.region ?? written(region), failure }];
  }
  const { sts, iam } = await addressesOf(connection);
  return [
    sts === undefined
      ? { written: written(stsEndpoint ?? region) }
      : { url: sts, caBundle, question: 'Action=GetCallerIdentity&Version=2011-06-15' },
    iam === undefined
      ? { written: written(iamEndpoint ?? region) }
      : { url: iam, caBundle, question: 'Action=ListAccessKeys&Version=2010-05-08' },
  ];
}

/** Removes the text before an "@", which may be a password. */
function written(address: string): string {
  return address.replace(/^.*@/u, '').slice(0, 256);
}
