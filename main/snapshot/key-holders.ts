import type { Profile } from '../credentials/reading/profiles.ts';

/** The names of the profiles that hold one key, in the order of the files. */
export type KeyHolders = {
  /** Those that hold the pair, and rotate with it. */
  readonly whole: readonly string[];
  /** Those and the ones that hold nothing but its ID. */
  readonly any: readonly string[];
};

/** Who holds each key, by its ID, in one pass over the profiles. Pure. */
export function keyHolders(profiles: readonly Profile[]): ReadonlyMap<string, KeyHolders> {
  const holders = new Map<string, { readonly whole: string[]; readonly any: string[] }>();
  for (const profile of profiles) {
    const isWhole = profile.kind === 'long-term key';
    const id = isWhole ? profile.pair.id : idOf(profile);
    if (id === undefined) continue;
    const known = holders.get(id) ?? { whole: [], any: [] };
    known.any.push(profile.name);
    if (isWhole) known.whole.push(profile.name);
    holders.set(id, known);
  }
  return holders;
}

function idOf(profile: Profile): string | undefined {
  return 'id' in profile ? profile.id : undefined;
}
