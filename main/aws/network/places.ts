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

/** STS and IAM, where the requests of this connection go. */
export function placesOf(connection: Connection): Place[] {
  const { region, stsEndpoint, iamEndpoint, caBundle } = connection;
  const { endpointProvider: sts } = new STSClient({ region }).config;
  const { endpointProvider: iam } = new IAMClient({ region }).config;
  const usual = { Region: region, UseDualStack: false, UseFIPS: false };
  return [
    {
      url:
        stsEndpoint === undefined
          ? sts({ ...usual, UseGlobalEndpoint: false }).url
          : new URL(stsEndpoint),
      caBundle,
      question: 'Action=GetCallerIdentity&Version=2011-06-15',
    },
    {
      url: iamEndpoint === undefined ? iam(usual).url : new URL(iamEndpoint),
      caBundle,
      question: 'Action=ListAccessKeys&Version=2010-05-08',
    },
  ];
}
