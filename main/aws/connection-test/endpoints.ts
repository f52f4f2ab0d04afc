import type { Failure } from '../../../shared/values/failure.ts';
import { addressesOf } from '../addresses.ts';
import type { Connection } from '../connection/connection.ts';
import { settingTroubleOf } from '../connection/unusable-settings.ts';

/** A place that requests go to. */
export type EndpointToTest = {
  readonly url: URL;
  readonly caBundle: string | undefined;
  /** A question that it answers without a signature, if only by asking for one. */
  readonly question: string;
};

/** What a profile names in place of a place; with the reason where its settings can't be followed. */
export type UnusableEndpoint = { readonly written: string; readonly failure?: Failure };

/** STS and IAM, where the requests of this connection go; what leads nowhere is handed on as it is written. */
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

/** Without what stands before an @: it may be a password. */
function written(address: string): string {
  return address.replace(/^.*@/u, '').slice(0, 256);
}
