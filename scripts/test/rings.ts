import { CannotPrepare } from '../prepare/types.ts';

/** A ring of tests: how much of the real thing it runs, and what it needs for that. */
export type Ring = {
  readonly name: string;
  /** Where it applies; elsewhere it is not run, and said so with the reason. */
  readonly platforms: { readonly only: NodeJS.Platform; readonly because: string } | 'every';
  readonly needs: 'nothing' | 'runtime' | 'build';
};

// From the quickest to the slowest.
const rings: readonly Ring[] = [
  { name: 'unit', platforms: 'every', needs: 'nothing' },
  { name: 'engine', platforms: 'every', needs: 'nothing' },
  {
    name: 'integration',
    platforms: { only: 'linux', because: 'its desktop and keychain are those of Linux so far' },
    needs: 'runtime',
  },
  {
    name: 'e2e',
    platforms: {
      only: 'linux',
      because: 'its tray host and notification daemon are those of Linux so far',
    },
    needs: 'build',
  },
  {
    name: 'packaged',
    platforms: { only: 'linux', because: 'its desktop and keychain are those of Linux so far' },
    needs: 'build',
  },
];

/** The rings with these names, in their order; all of them for no name. Throws `CannotPrepare` for an unknown one. */
export function chooseRings(names: readonly string[]): readonly Ring[] {
  const unknown = names.find((name) => !rings.some((ring) => ring.name === name));
  if (unknown !== undefined) {
    throw new CannotPrepare(
      `There is no ring "${unknown}". Rings: ${rings.map(({ name }) => name).join(', ')}.`,
    );
  }
  return names.length === 0 ? rings : rings.filter(({ name }) => names.includes(name));
}

/** Why the ring does not apply here, if it does not. */
export function whyNotApplicable(ring: Ring, platform: NodeJS.Platform): string | undefined {
  if (ring.platforms === 'every' || ring.platforms.only === platform) return undefined;
  return ring.platforms.because;
}
