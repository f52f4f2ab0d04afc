import type { Connection } from '../connection/connection.ts';
import { insecurityOf } from '../secure-aws.ts';

type Endpoints = Pick<Connection, 'iamEndpoint' | 'stsEndpoint'>;

/** The hosts that a person has agreed to, by the name of a profile. */
export type TrustedHosts = {
  get(profile: string): readonly string[];
  /** Replaces the hosts of this profile. Throws FILE_NOT_SAVED. */
  set(profile: string, hosts: readonly string[]): void;
};

// The DNS suffixes of the partitions, as the SDK and botocore have them (`partitions.json`).
const awsSuffixes = [
  'amazonaws.com',
  'api.aws',
  'amazonaws.com.cn',
  'api.amazonwebservices.com.cn',
  'amazonaws.eu',
  'api.amazonwebservices.eu',
  'c2s.ic.gov',
  'api.aws.ic.gov',
  'sc2s.sgov.gov',
  'api.aws.scloud',
  'cloud.adc-e.uk',
  'api.cloud-aws.adc-e.uk',
  'csp.hci.ic.gov',
  'api.aws.hci.ic.gov',
];

// Only IAM and STS: customers have machines, buckets and APIs below the same suffixes, with trusted certificates
// ("id.execute-api.us-east-1.amazonaws.com"). The names are those of AWS's "Service endpoints and quotas" and of the
// interface endpoints of AWS PrivateLink.
const regionPattern = String.raw`(?:[a-z]+(?:-[a-z]+)+-\d+|global|us-gov)`;
const awsHost = new RegExp(
  String.raw`^(?:(?:iam|sts)(?:-fips)?(?:\.${regionPattern})?|vpce-[a-z0-9-]+\.(?:iam|sts)(?:-fips)?\.${regionPattern}\.vpce)\.(?:${awsSuffixes.map((suffix) => suffix.replaceAll('.', String.raw`\.`)).join('|')})$`,
  'u',
);

/**
 * The hosts of this connection that are not AWS's, with the port unless it is the usual one. This computer is not AWS's
 * either. Pure.
 */
export function otherHosts({ iamEndpoint, stsEndpoint }: Endpoints): readonly string[] {
  const urls = [iamEndpoint, stsEndpoint].flatMap((endpoint) =>
    // For an invalid address, no request is sent.
    endpoint === undefined || !URL.canParse(endpoint) ? [] : [new URL(endpoint)],
  );
  const others = urls.filter((url) => !awsHost.test(url.hostname));
  // No name in the DNS is longer than 253.
  return [...new Set(others.map(({ host }) => host.slice(0, 256)))];
}

/**
 * The hosts that a person has to agree to before anything is signed: all hosts other than AWS's, if one of them is not
 * trusted yet. None if `insecurityOf` prevents all requests anyway. Pure.
 */
export function hostsToAsk(connection: Endpoints, trusted: readonly string[]): readonly string[] {
  if (insecurityOf(connection) !== undefined) return [];
  const hosts = otherHosts(connection);
  return hosts.every((host) => trusted.includes(host)) ? [] : hosts;
}
