import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import { isKnownRegion } from '../aws/connection/partitions.ts';

type Regions = Readonly<Record<string, string>>;

/** The regions in which keys were found when the other partitions were asked, by the id of the key. */
export type FoundRegions = {
  of(id: AccessKeyId): string | undefined;
  /** Throws FILE_NOT_SAVED, and stays with what was before. */
  remember(id: AccessKeyId, region: string): void;
  /** Writes down for each new key what holds for the one it has replaced. */
  carry(): void;
};

/** What `createFoundRegions` is given. */
export type FoundRegionsOptions = {
  readonly kept: { get(): Regions; set(regions: Record<string, string>): void };
  /** Which keys were replaced. */
  readonly replaced: () => readonly {
    readonly oldKey: AccessKeyId;
    readonly newKey: AccessKeyId;
  }[];
  readonly log: { error(message: string, cause: unknown): void };
};

// Each rotation adds one; the oldest go.
const MOST_KEPT = 200;

/** Begins with what was kept. */
export function createFoundRegions({ kept, replaced, log }: FoundRegionsOptions): FoundRegions {
  // What can't be written down is not tried again with every change of a rotation.
  const carried = new Set<AccessKeyId>();

  function own(id: AccessKeyId): string | undefined {
    const region = kept.get()[id];
    return region !== undefined && isKnownRegion(region) ? region : undefined;
  }

  function remember(id: AccessKeyId, region: string): void {
    const { [id]: _, ...others } = kept.get();
    const newest = Object.entries(others).slice(1 - MOST_KEPT);
    kept.set({ ...Object.fromEntries(newest), [id]: region });
  }

  return {
    of: (id) => {
      const forerunner = replaced().find(({ newKey }) => newKey === id)?.oldKey;
      return own(id) ?? (forerunner === undefined ? undefined : own(forerunner));
    },
    remember,
    carry: () => {
      for (const { oldKey, newKey } of replaced()) {
        const region = own(oldKey);
        if (region === undefined || own(newKey) !== undefined || carried.has(newKey)) continue;
        carried.add(newKey);
        try {
          remember(newKey, region);
        } catch (cause) {
          log.error('the region of a new key could not be written down', cause);
        }
      }
    },
  };
}
