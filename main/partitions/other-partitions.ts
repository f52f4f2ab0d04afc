import type { PartitionsView } from '../../shared/contract/partitions.ts';
import { FailureError, type Failure } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import { type PublicPartition, publicPartitions } from '../../shared/values/region.ts';
import type { Connection } from '../aws/connection/connection.ts';
import { partitionOf, regionToAsk } from '../aws/connection/partitions.ts';
import { askPartition, partitionsToAsk } from '../aws/regions/ask-partition.ts';
import type { Aws } from '../aws/session.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import type { FoundRegions } from './found-regions.ts';

/** A key, and where AWS was asked about it. */
export type KeyToFind = { readonly pair: KeyPair; readonly connection: Connection };

/** Asks the other partitions of AWS about a key, only when a person wants it. */
export type OtherPartitions = {
  /**
   * Asks them in turn until one knows the key; the result is remembered. A second call for the same key joins the
   * first. Throws BAD_REQUEST for a key that they must not be asked about, FILE_NOT_SAVED.
   */
  ask(id: AccessKeyId): Promise<void>;
  /** Stops asking; nothing is remembered then. */
  stop(id: AccessKeyId): void;
  /** The view beside a key; undefined where there is none. */
  view(about: UnknownKey): PartitionsView | undefined;
};

type UnknownKey = {
  readonly id: AccessKeyId;
  readonly connection: Connection;
  /** Why the key can't be used now. */
  readonly failure: Failure | undefined;
};

export type OtherPartitionsOptions = {
  readonly aws: Aws;
  readonly found: Pick<FoundRegions, 'of' | 'remember'>;
  /** A key of the files, or a pending one. */
  readonly keyOf: (id: AccessKeyId) => Promise<KeyToFind | undefined>;
  /** A key was found: AWS has to be asked about it again. */
  readonly askAgain: (id: AccessKeyId) => Promise<void>;
  readonly changed: () => void;
};

type PartitionSearch = { readonly done: Promise<void>; readonly stop: AbortController };

export function createOtherPartitions(options: OtherPartitionsOptions): OtherPartitions {
  const { aws, found, changed } = options;
  const asking = new Map<AccessKeyId, PartitionSearch>();
  const seen = new Map<AccessKeyId, PartitionsView>();

  function show(id: AccessKeyId, view: PartitionsView | undefined): void {
    if (view === undefined) seen.delete(id);
    else seen.set(id, view);
    changed();
  }

  /** The partition that knows the key, or the partitions that did not answer. */
  async function search(id: AccessKeyId, key: KeyToFind, signal: AbortSignal) {
    const silent: PublicPartition[] = [];
    for (const partition of partitionsToAsk(key.connection)) {
      show(id, { state: 'asking', partition });
      const answer = await askPartition(aws, key, partition, signal);
      if (answer === 'known') return partition;
      if (answer === 'no answer') silent.push(partition);
    }
    return silent;
  }

  async function run(id: AccessKeyId, { signal }: AbortController): Promise<void> {
    const key = await options.keyOf(id);
    if (key === undefined || partitionsToAsk(key.connection).length === 0) {
      throw new FailureError({ code: 'BAD_REQUEST' });
    }
    let ended: PartitionsView | undefined;
    try {
      const result = await search(id, key, signal);
      if (typeof result === 'string') {
        found.remember(id, regionToAsk[result]);
        await options.askAgain(id);
      } else {
        ended = { state: 'not found', silent: result };
      }
    } catch (cause) {
      if (!(cause instanceof FailureError) || cause.failure.code !== 'CANCELLED') throw cause;
    } finally {
      show(id, ended);
    }
  }

  function viewOf({ id, connection, failure }: UnknownKey): PartitionsView | undefined {
    if (connection.iamEndpoint !== undefined || connection.stsEndpoint !== undefined) {
      return undefined;
    }
    const last = seen.get(id);
    if (last?.state === 'asking') return last;
    const isRefused = failure?.code === 'KEY_NOT_ACCEPTED';
    const region = found.of(id);
    const isUsed = region !== undefined && partitionOf(region) === partitionOf(connection.region);
    // If a profile names the region already, the result is no news.
    const isNamed = isUsed && connection.regionFrom !== undefined;
    const partition = publicPartitions.find((one) => one === partitionOf(region ?? ''));
    if (region !== undefined && partition !== undefined && !isNamed && !(isUsed && isRefused)) {
      return { state: 'found', partition, region, isUsed };
    }
    return isRefused && partitionsToAsk(connection).length > 0
      ? (last ?? { state: 'may be asked' })
      : undefined;
  }

  return {
    ask: (id) => {
      const known = asking.get(id);
      if (known !== undefined) return known.done;
      const stop = new AbortController();
      const done = run(id, stop).finally(() => {
        asking.delete(id);
      });
      asking.set(id, { done, stop });
      return done;
    },
    stop: (id) => {
      asking.get(id)?.stop.abort();
    },
    view: viewOf,
  };
}
