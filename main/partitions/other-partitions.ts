import type { PartitionsView } from '../../shared/contract/partitions.ts';
import { FailureError } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { PublicPartition } from '../../shared/values/region.ts';
import type { Connection } from '../aws/connection/connection.ts';
import { regionToAsk } from '../aws/connection/partitions.ts';
import { askPartition, partitionsToAsk } from '../aws/regions/ask-partition.ts';
import type { Aws } from '../aws/session.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import type { FoundRegions } from './found-regions.ts';
import type { PartitionAnswers } from './partition-answers.ts';

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
};

export type OtherPartitionsOptions = {
  readonly aws: Aws;
  readonly found: Pick<FoundRegions, 'remember'>;
  readonly answers: Pick<PartitionAnswers, 'show'>;
  /** A key of the files, or a pending one. */
  readonly keyOf: (id: AccessKeyId) => Promise<KeyToFind | undefined>;
  /** A key was found: AWS has to be asked about it again. */
  readonly askAgain: (id: AccessKeyId) => Promise<void>;
};

type PartitionSearch = { readonly done: Promise<void>; readonly stop: AbortController };

export function createOtherPartitions(options: OtherPartitionsOptions): OtherPartitions {
  const { aws, found, answers } = options;
  const asking = new Map<AccessKeyId, PartitionSearch>();

  /** The partition that knows the key, or the partitions that did not answer. */
  async function search(id: AccessKeyId, key: KeyToFind, signal: AbortSignal) {
    const silent: PublicPartition[] = [];
    for (const partition of partitionsToAsk(key.connection)) {
      answers.show(id, { state: 'asking', partition });
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
      answers.show(id, ended);
    }
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
  };
}
