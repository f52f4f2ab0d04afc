import { isDeepStrictEqual } from 'node:util';
import { defined } from '../../../shared/lib/defined.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { partitionOf } from './partitions.ts';

/** The line of a file, or the variable, that names a region. */
export type RegionSource =
  | { readonly path: string; readonly line: number }
  | { readonly setBy: string };

/** Where and how the requests of a profile are sent: complete, so that nothing else has to be read for it. */
export type Connection = {
  /** "eu-central-1": decides the partition and the regional STS. */
  readonly region: string;
  /** No region is named: the global endpoint of STS is used then, as in the AWS CLI. */
  readonly isRegionAssumed?: true;
  /** What names the region, for messages only. */
  readonly regionFrom?: RegionSource;
  /** Only if an endpoint is named. */
  readonly iamEndpoint?: string;
  readonly stsEndpoint?: string;
  /** If no endpoint is named: use the one with cryptography validated by FIPS 140. */
  readonly useFips?: true;
  /** If no endpoint is named: use the one that supports IPv6, too. */
  readonly useDualStack?: true;
  /** `sts_regional_endpoints` as written, unless it is the usual "regional". */
  readonly stsRegionalEndpoints?: string;
  /** The `services` section that the profile names, if there is none. */
  readonly missingServices?: string;
  /** The application ID in the user agent, by which a company recognises requests. */
  readonly userAgentAppId?: string;
  /** A file with further trusted certificates. */
  readonly caBundle?: string;
  /** The agreement of a person to hosts other than AWS's; without it, nothing is signed for them. */
  readonly agreement?: Agreement;
};

/** The other hosts that requests of a profile may go to; the name is empty for a key without a profile yet. */
export type Agreement = { readonly profile: string; readonly hosts: readonly string[] };

/** The settings of a profile that decide where its requests go, as written. */
export type ProfileEndpoints = {
  /** Agreements to other hosts are stored by this name. */
  readonly name?: string;
  readonly region?: string | undefined;
  /** The line that names the region. */
  readonly regionAt?: { readonly path: string; readonly line: number } | undefined;
  readonly endpointUrl?: string | undefined;
  readonly iamEndpointUrl?: string | undefined;
  readonly stsEndpointUrl?: string | undefined;
  readonly missingServices?: string | undefined;
  readonly ignoreConfiguredEndpointUrls?: string | undefined;
  readonly useFipsEndpoint?: string | undefined;
  readonly useDualstackEndpoint?: string | undefined;
  readonly stsRegionalEndpoints?: string | undefined;
  readonly userAgentAppId?: string | undefined;
  readonly caBundle?: string | undefined;
};

/** A profile with its key, if that is known: the key may have been found in another partition. */
export type ProfileToReach = ProfileEndpoints & {
  readonly pair?: { readonly id: AccessKeyId };
};

// AWS SDKs and Tools Reference Guide, "Application ID"; a longer one could make the header too long for AWS.
const LONGEST_APP_ID = 50;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Decides, and nothing else does, how the requests of a profile are sent, as version 2 of the AWS CLI does for
 * `--profile`: a variable wins over the profile, AWS_REGION over AWS_DEFAULT_REGION. Other profiles, `[default]`
 * included, don't count. Without a named region it is `foundRegion`, of the partition where the key was found. Pure.
 */
export function connectionOf(
  profile: ProfileEndpoints,
  env: Environment,
  foundRegion?: string,
): Connection {
  const named = regionOf(profile, env, foundRegion);
  const { region, isFips } = withoutFips(named?.region ?? foundRegion ?? 'us-east-1');
  const isAssumed = named === undefined && foundRegion === undefined;
  const useFips = isFips || isOn(env['AWS_USE_FIPS_ENDPOINT'] ?? profile.useFipsEndpoint);
  const useDualStack = isOn(env['AWS_USE_DUALSTACK_ENDPOINT'] ?? profile.useDualstackEndpoint);
  const regional = env['AWS_STS_REGIONAL_ENDPOINTS'] ?? profile.stsRegionalEndpoints ?? '';
  const appId = filled(env['AWS_SDK_UA_APP_ID']) ?? filled(profile.userAgentAppId) ?? '';
  // Without a file in AWS's settings, botocore uses the one of the Python package Requests.
  const caBundle =
    filled(env['AWS_CA_BUNDLE']) ?? filled(profile.caBundle) ?? filled(env['REQUESTS_CA_BUNDLE']);
  return {
    region,
    ...(isAssumed ? { isRegionAssumed: true } : {}),
    ...defined({ regionFrom: named?.from }),
    ...endpointsOf(profile, env),
    ...(useFips ? { useFips } : {}),
    ...(useDualStack ? { useDualStack } : {}),
    ...(regional === '' || regional === 'regional' ? {} : { stsRegionalEndpoints: regional }),
    ...(appId === '' || appId.length > LONGEST_APP_ID ? {} : { userAgentAppId: appId }),
    ...defined({ caBundle }),
  };
}

/** Whether requests of both go to the same endpoints in the same way. */
export function isSameConnection(one: Connection, other: Connection): boolean {
  return isDeepStrictEqual(withoutSource(one), withoutSource(other));
}

/**
 * In the order of AWS's SDK reference, "Service-specific endpoints": the service's variable, the general variable, the
 * service's entry, the profile's entry. "Ignore" applies to all four.
 */
function endpointsOf(
  profile: ProfileEndpoints,
  env: Environment,
): Pick<Connection, 'iamEndpoint' | 'stsEndpoint' | 'missingServices'> {
  const isIgnored = isOn(
    env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile.ignoreConfiguredEndpointUrls,
  );
  if (isIgnored) return {};
  const general = filled(env['AWS_ENDPOINT_URL']);
  const iamVariable = filled(env['AWS_ENDPOINT_URL_IAM']) ?? general;
  const stsVariable = filled(env['AWS_ENDPOINT_URL_STS']) ?? general;
  const ofProfile = filled(profile.endpointUrl);
  const iamEndpoint = iamVariable ?? filled(profile.iamEndpointUrl) ?? ofProfile;
  const stsEndpoint = stsVariable ?? filled(profile.stsEndpointUrl) ?? ofProfile;
  // The AWS CLI rejects a profile with a missing section, unless variables name both endpoints.
  const isLookedUp = iamVariable === undefined || stsVariable === undefined;
  const { missingServices } = profile;
  return {
    ...defined({ iamEndpoint, stsEndpoint }),
    ...(missingServices === undefined || !isLookedUp ? {} : { missingServices }),
  };
}

/** As botocore's `ensure_boolean`: only "true" in any case is true; an empty variable is false and overrides the profile. */
function isOn(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}

/** Earlier SDKs used regions like "fips-us-west-2" or "us-west-2-fips"; all tools still accept them. */
function withoutFips(named: string): { readonly region: string; readonly isFips: boolean } {
  const region = named.replace(/^fips-|-fips$/gu, '');
  return { region, isFips: region !== named };
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function withoutSource(connection: Connection): Connection {
  const { regionFrom: _, ...others } = connection;
  return others;
}

type NamedRegion = { readonly region: string; readonly from?: RegionSource | undefined };

/** A variable applies to all profiles, so it is ignored if its region isn't in the partition where this key was found. */
function regionOf(
  profile: ProfileEndpoints,
  env: Environment,
  foundRegion: string | undefined,
): NamedRegion | undefined {
  for (const setBy of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
    const region = filled(env[setBy]);
    if (region === undefined) continue;
    const isElsewhere =
      foundRegion !== undefined && partitionOf(region) !== partitionOf(foundRegion);
    if (!isElsewhere) return { region, from: { setBy } };
  }
  const region = filled(profile.region);
  return region === undefined ? undefined : { region, from: profile.regionAt };
}
