import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import type { Connection } from '../connection.ts';

/** A place that requests go to. */
export type Place = {
  readonly url: URL;
  readonly caBundle: string | undefined;
  /** A question that it answers without a signature, if only by asking for one. */
  readonly question: string;
};

/** A service whose requests go nowhere: its endpoint, or the region, makes no address. */
export type NoPlace = { readonly service: 'STS' | 'IAM' };

/** STS and IAM, where the requests of this connection go. */
export function placesOf(connection: Connection): (Place | NoPlace)[] {
  const { region, stsEndpoint, iamEndpoint, caBundle } = connection;
  const usual = { Region: region, UseDualStack: false, UseFIPS: false };
  const sts = usable(() =>
    stsEndpoint === undefined
      ? new STSClient({ region }).config.endpointProvider({ ...usual, UseGlobalEndpoint: false })
          .url
      : new URL(stsEndpoint),
  );
  const iam = usable(() =>
    iamEndpoint === undefined
      ? new IAMClient({ region }).config.endpointProvider(usual).url
      : new URL(iamEndpoint),
  );
  return [
    sts === undefined
      ? { service: 'STS' }
      : { url: sts, caBundle, question: 'Action=GetCallerIdentity&Version=2011-06-15' },
    iam === undefined
      ? { service: 'IAM' }
      : { url: iam, caBundle, question: 'Action=ListAccessKeys&Version=2010-05-08' },
  ];
}

/** Undefined for what is no address, or one that no request can be sent to. */
function usable(address: () => URL): URL | undefined {
  try {
    const url = address();
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}
