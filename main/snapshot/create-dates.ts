import { failureOf } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { Log } from '../base/log.ts';
import type { AwsKeyAnswer } from './ask-about-keys.ts';

/** When AWS created each key, in ms since 1970, by its ID. */
export type StoredCreateDates = Record<string, number>;

/** Remembers when keys were created, so that their age is known without a network, too. */
export type CreateDates = {
  of(id: AccessKeyId): number | undefined;
  /** AWS has listed the keys of a user. */
  told(known: AwsKeyAnswer): void;
  /** Stores the dates of these keys, and forgets the others. */
  keep(ids: readonly AccessKeyId[]): void;
};

export type CreateDatesOptions = {
  /** `set` throws a `FailureError` if it can't store them. */
  readonly kept: { get(): StoredCreateDates; set(dates: StoredCreateDates): void };
  readonly log: Pick<Log, 'warn'>;
};

export function createCreateDates({ kept, log }: CreateDatesOptions): CreateDates {
  const dates = new Map(Object.entries(kept.get()));
  return {
    of: (id) => dates.get(id),
    told: (known) => {
      for (const { id, createdAt } of known.state === 'known' ? known.keys : []) {
        if (createdAt !== undefined) dates.set(id, createdAt);
      }
    },
    keep: (ids) => {
      const wanted = new Set<string>(ids);
      for (const id of dates.keys()) {
        if (!wanted.has(id)) dates.delete(id);
      }
      const next = Object.fromEntries(dates);
      if (isSame(next, kept.get())) return;
      try {
        kept.set(next);
      } catch (cause) {
        // What is known stays known until the application ends.
        log.warn('the age of the keys could not be kept', { code: failureOf(cause).code });
      }
    },
  };
}

function isSame(one: StoredCreateDates, other: StoredCreateDates): boolean {
  const ids = Object.keys(one);
  return ids.length === Object.keys(other).length && ids.every((id) => one[id] === other[id]);
}
