import type { IAMClient } from '@aws-sdk/client-iam';

/** What the SDK looks up by itself in the variables and the shared files, for clients of IAM and STS alike. */
export type SdkSettings = Pick<
  IAMClient['config'],
  'authSchemePreference' | 'useDualstackEndpoint' | 'useFipsEndpoint' | 'userAgentAppId'
>;

/** The settings that clients have found. */
export type KnownSettings = {
  /** Nothing before the first client for this region: it looks them up itself. */
  of(region: string): Partial<SdkSettings>;
  /** Has further clients go by what this one finds. */
  keep(region: string, client: IAMClient): void;
};

/**
 * Spares each client but the first a look-up of its own, which takes as long as a request. They all find the same: the
 * SDK reads a shared file once in the life of a process, and asks for the same profile each time. The region makes a
 * difference, as some ("fips-us-east-1") say by their name which endpoints are used.
 */
export function knowSettings(): KnownSettings {
  const known = new Map<string, SdkSettings>();
  return {
    of: (region) => known.get(region) ?? {},
    keep: (region, { config }) => {
      if (known.has(region)) return;
      const { authSchemePreference, useDualstackEndpoint, useFipsEndpoint, userAgentAppId } =
        config;
      known.set(region, {
        authSchemePreference,
        useDualstackEndpoint,
        useFipsEndpoint,
        userAgentAppId,
      });
    },
  };
}
