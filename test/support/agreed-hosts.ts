/** The part of the settings that stores a person's agreements. */
export type AgreedHosts = { readonly trustedHosts: Readonly<Record<string, readonly string[]>> };

/**
 * The settings after a person has agreed that requests of these profiles, and those for a pending key, go to the
 * stand-in of AWS. The product has no other way to it.
 */
export function agreedTo(url: string, profiles: readonly string[]): AgreedHosts {
  const { host } = new URL(url);
  return { trustedHosts: Object.fromEntries(['', ...profiles].map((name) => [name, [host]])) };
}

/** The names of the profiles in these files, from their headers. */
export function profilesIn(...texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/^\[(?:profile )?(.+)\]$/gmu)].map(([, name = '']) => name),
  );
}
