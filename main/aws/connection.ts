import type { AccessKeyId } from '../../shared/identifiers.ts';

/** A line of a file, or a variable. */
export type RegionSource =
  | { readonly path: string; readonly line: number }
  | { readonly setBy: string };

/** Where the requests of a profile go. */
export type Connection = {
  /** "eu-central-1": decides the partition and the regional STS. */
  readonly region: string;
  /** Who has named the region; undefined where nobody has. */
  readonly regionFrom?: RegionSource;
  readonly iamEndpoint?: string;
  readonly stsEndpoint?: string;
  /** A file of certificates that are trusted, too. */
  readonly caBundle?: string;
};

/** What a profile says about where its requests go. */
export type ProfileEndpoints = {
  readonly region?: string | undefined;
  /** The line that says so. */
  readonly regionAt?: { readonly path: string; readonly line: number } | undefined;
  readonly endpointUrl?: string | undefined;
  readonly iamEndpointUrl?: string | undefined;
  readonly stsEndpointUrl?: string | undefined;
  readonly caBundle?: string | undefined;
};

/** A profile, with the key that requests are signed with where that is known: it may have been found in another partition. */
export type ProfileToReach = ProfileEndpoints & {
  readonly pair?: { readonly id: AccessKeyId };
};

type Environment = Readonly<Record<string, string | undefined>>;

function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function endpoint(
  env: Environment,
  service: 'IAM' | 'STS',
  ofService: string | undefined,
  ofProfile: string | undefined,
): string | undefined {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true') {
    return undefined;
  }
  return (
    filled(env[`AWS_ENDPOINT_URL_${service}`]) ??
    filled(env['AWS_ENDPOINT_URL']) ??
    filled(ofService) ??
    filled(ofProfile)
  );
}

/**
 * The connection of a profile, in the order of AWS's SDK reference, "Service-specific endpoints":
 * the service's variable, the general variable, the service's entry, the profile's entry.
 * Where nobody names a region, `usualRegion` is asked: without that, the global endpoints of the `aws` partition.
 */
export function connectionOf(
  profile: ProfileEndpoints,
  env: Environment,
  usualRegion = 'us-east-1',
): Connection {
  const iam = endpoint(env, 'IAM', profile.iamEndpointUrl, profile.endpointUrl);
  const sts = endpoint(env, 'STS', profile.stsEndpointUrl, profile.endpointUrl);
  const { region, from } = regionOf(profile, env);
  // The order of botocore, where the variable wins.
  const caBundle = filled(env['AWS_CA_BUNDLE']) ?? filled(profile.caBundle);
  return {
    region: region ?? usualRegion,
    ...(from === undefined ? {} : { regionFrom: from }),
    ...(iam === undefined ? {} : { iamEndpoint: iam }),
    ...(sts === undefined ? {} : { stsEndpoint: sts }),
    ...(caBundle === undefined ? {} : { caBundle }),
  };
}

type NamedRegion = {
  readonly region: string | undefined;
  readonly from?: RegionSource | undefined;
};

function regionOf({ region, regionAt }: ProfileEndpoints, env: Environment): NamedRegion {
  const ofProfile = filled(region);
  if (ofProfile !== undefined) return { region: ofProfile, from: regionAt };
  const setBy = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find(
    (name) => filled(env[name]) !== undefined,
  );
  return setBy === undefined
    ? { region: undefined }
    : { region: filled(env[setBy]), from: { setBy } };
}
