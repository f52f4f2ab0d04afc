/** Where the requests of a profile go. */
export type Connection = {
  /** "eu-central-1": decides the partition and the regional STS. */
  readonly region: string;
  readonly iamEndpoint?: string;
  readonly stsEndpoint?: string;
  /** A file of certificates that are trusted, too. */
  readonly caBundle?: string;
  /** What a person has said of the hosts besides AWS; without it nothing is signed for any of them. */
  readonly agreement?: Agreement;
};

/** The hosts besides AWS that requests of this profile may go to; an empty name: of a key that has no profile yet. */
export type Agreement = { readonly profile: string; readonly hosts: readonly string[] };

/** What a profile says about where its requests go. */
export type ProfileEndpoints = {
  /** What a person has said of other hosts is kept by it. */
  readonly name?: string;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly iamEndpointUrl?: string | undefined;
  readonly stsEndpointUrl?: string | undefined;
  readonly caBundle?: string | undefined;
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
 * Without a region the global endpoints of the `aws` partition are used.
 */
export function connectionOf(profile: ProfileEndpoints, env: Environment): Connection {
  const iam = endpoint(env, 'IAM', profile.iamEndpointUrl, profile.endpointUrl);
  const sts = endpoint(env, 'STS', profile.stsEndpointUrl, profile.endpointUrl);
  const region =
    filled(profile.region) ?? filled(env['AWS_REGION']) ?? filled(env['AWS_DEFAULT_REGION']);
  // The order of botocore, where the variable wins.
  const caBundle = filled(env['AWS_CA_BUNDLE']) ?? filled(profile.caBundle);
  return {
    region: region ?? 'us-east-1',
    ...(iam === undefined ? {} : { iamEndpoint: iam }),
    ...(sts === undefined ? {} : { stsEndpoint: sts }),
    ...(caBundle === undefined ? {} : { caBundle }),
  };
}
