/** The part of the settings in which Keyturn keeps what a person has agreed to. */
export type AgreedHosts = { readonly trustedHosts: Readonly<Record<string, readonly string[]>> };

/**
 * What the settings hold once a person has agreed that requests of these profiles go to the stand-in of AWS, and those
 * for a key that is being added. The product has no other way to it.
 */
export function agreedTo(url: string, profiles: readonly string[]): AgreedHosts {
  const { host } = new URL(url);
  return { trustedHosts: Object.fromEntries(['', ...profiles].map((name) => [name, [host]])) };
}

/** The names of the profiles that files hold, as their headers say. */
export function profilesIn(...texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/^\[(?:profile )?(.+)\]$/gmu)].map(([, name = '']) => name),
  );
}
