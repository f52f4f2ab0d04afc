import { isDeepStrictEqual } from 'node:util';
import { defined } from '../../../shared/lib/defined.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { partitionOf } from './partitions.ts';

/** A line of a file, or a variable. */
export type RegionSource =
  | { readonly path: string; readonly line: number }
  | { readonly setBy: string };

/** Where the requests of a profile go, and how: whole, so that nothing else has to be looked up to send one. */
export type Connection = {
  /** "eu-central-1": decides the partition and the regional STS. */
  readonly region: string;
  /** Nobody has named a region: STS is asked at its global endpoint then, as the AWS CLI does it. */
  readonly isRegionAssumed?: true;
  /** Who has named the region, for the words about it: nothing is sent by it. */
  readonly regionFrom?: RegionSource;
  /** Only where somebody has named an endpoint. */
  readonly iamEndpoint?: string;
  readonly stsEndpoint?: string;
  /** Where no endpoint is named: the one whose cryptography is validated by FIPS 140. */
  readonly useFips?: true;
  /** Where no endpoint is named: the one that is reached by IPv6, too. */
  readonly useDualStack?: true;
  /** `sts_regional_endpoints` as written, where it is not the usual "regional". */
  readonly stsRegionalEndpoints?: string;
  /** The `services` section that is to name an endpoint, where there is none of that name. */
  readonly missingServices?: string;
  /** What a company tells the requests of its applications by: a part of the user agent. */
  readonly userAgentAppId?: string;
  /** A file of certificates that are trusted, too. */
  readonly caBundle?: string;
  /** What a person has said of the hosts besides AWS; without it nothing is signed for any of them. */
  readonly agreement?: Agreement;
};

/** The hosts besides AWS that requests of this profile may go to; an empty name: of a key that has no profile yet. */
export type Agreement = { readonly profile: string; readonly hosts: readonly string[] };

/** What the files say about where the requests of a profile go, as it is written. */
export type ProfileEndpoints = {
  /** What a person has said of other hosts is kept by it. */
  readonly name?: string;
  readonly region?: string | undefined;
  /** The line that says so. */
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

/** A profile, with the key that requests are signed with where that is known: it may have been found in another partition. */
export type ProfileToReach = ProfileEndpoints & {
  readonly pair?: { readonly id: AccessKeyId };
};

// AWS SDKs and Tools Reference Guide, "Application ID"; a longer one could make the header too long for AWS.
const LONGEST_APP_ID = 50;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The one place that decides what the requests of a profile use, as version 2 of the AWS CLI decides it for `--profile`:
 * a variable wins over the profile, AWS_REGION over AWS_DEFAULT_REGION. Nothing of another profile counts, not of
 * `[default]` either. Where nobody names a region, it is `foundRegion`, of the partition where the key was found. Pure.
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
  // Where AWS's settings name no file, botocore takes that of the Python package Requests.
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

/** Whether requests of both go to the same places in the same way. */
export function isSameConnection(one: Connection, other: Connection): boolean {
  return isDeepStrictEqual(withoutSource(one), withoutSource(other));
}

/**
 * In the order of AWS's SDK reference, "Service-specific endpoints": the service's variable, the general variable, the
 * service's entry, the profile's entry. The switch that has them ignored is for all four.
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
  // The AWS CLI refuses the profile then, unless variables say it all.
  const isLookedUp = iamVariable === undefined || stsVariable === undefined;
  const { missingServices } = profile;
  return {
    ...defined({ iamEndpoint, stsEndpoint }),
    ...(missingServices === undefined || !isLookedUp ? {} : { missingServices }),
  };
}

/** As botocore's `ensure_boolean`: one word is "yes", in any case, and all else is "no"; an empty variable is one, too. */
function isOn(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}

/** Earlier SDKs wrote "fips-us-west-2" or "us-west-2-fips" for a region; all tools still take it. */
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

/** A variable is for all profiles, so it does not lead the key of this one out of the partition where it was found. */
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
