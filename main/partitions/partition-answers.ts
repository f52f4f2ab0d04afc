import type { PartitionsView } from '../../shared/contract/partitions.ts';
import type { Failure } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import { publicPartitions } from '../../shared/values/region.ts';
import type { Connection } from '../aws/connection/connection.ts';
import { partitionOf } from '../aws/connection/partitions.ts';
import { partitionsToAsk } from '../aws/regions/ask-partition.ts';
import type { FoundRegions } from './found-regions.ts';

/** What the other partitions of AWS have said of keys, as it is shown. */
export type PartitionAnswers = {
  /** Shows this beside a key from now on; undefined: nothing. */
  show(id: AccessKeyId, view: PartitionsView | undefined): void;
  /** What there is to show beside a key; undefined where that is nothing. */
  view(about: UnknownKey): PartitionsView | undefined;
};

type UnknownKey = {
  readonly id: AccessKeyId;
  readonly connection: Connection;
  /** Why the key can't be used now. */
  readonly failure: Failure | undefined;
};

/** None was asked yet. */
export function createPartitionAnswers(
  found: Pick<FoundRegions, 'of'>,
  changed: () => void,
): PartitionAnswers {
  const seen = new Map<AccessKeyId, PartitionsView>();
  return {
    show: (id, view) => {
      if (view === undefined) seen.delete(id);
      else seen.set(id, view);
      changed();
    },
    view: ({ id, connection, failure }) => {
      if (connection.iamEndpoint !== undefined || connection.stsEndpoint !== undefined) {
        return undefined;
      }
      const last = seen.get(id);
      if (last?.state === 'asking') return last;
      const isRefused = failure?.code === 'KEY_NOT_ACCEPTED';
      const region = found.of(id);
      const isUsed = region !== undefined && partitionOf(region) === partitionOf(connection.region);
      // Where a profile names the region, there is nothing left to tell.
      const isNamed = isUsed && connection.regionFrom !== undefined;
      const partition = publicPartitions.find((one) => one === partitionOf(region ?? ''));
      if (region !== undefined && partition !== undefined && !isNamed && !(isUsed && isRefused)) {
        return { state: 'found', partition, region, isUsed };
      }
      return isRefused && partitionsToAsk(connection).length > 0
        ? (last ?? { state: 'may be asked' })
        : undefined;
    },
  };
}
