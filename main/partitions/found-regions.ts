import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import { isKnownRegion } from '../aws/connection/partitions.ts';

type Regions = Readonly<Record<string, string>>;

/** The regions in which the other partitions had a key, by key ID. */
export type FoundRegions = {
  of(id: AccessKeyId): string | undefined;
  /** Throws FILE_NOT_SAVED; the previous regions stay then. */
  remember(id: AccessKeyId, region: string): void;
  /** Stores the region of each replaced key for its new key, too. */
  carry(): void;
};

export type FoundRegionsOptions = {
  readonly kept: { get(): Regions; set(regions: Record<string, string>): void };
  /** Which keys were replaced. */
  readonly replaced: () => readonly {
    readonly oldKey: AccessKeyId;
    readonly newKey: AccessKeyId;
  }[];
  readonly log: { error(message: string, cause: unknown): void };
};

// Each rotation adds one; the oldest are removed.
const MOST_KEPT = 200;

export function createFoundRegions({ kept, replaced, log }: FoundRegionsOptions): FoundRegions {
  // A region that can't be stored is not tried again at every change of a rotation.
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
