import { MINUTE } from '../../shared/lib/time.ts';
import { failureOf } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { LastUse } from '../../shared/values/key-facts.ts';
import type { Log } from '../base/log.ts';

/**
 * Stored by the ID of the key: when Keyturn itself signed with it (ms since 1970, the last few times), and the last use
 * that was not Keyturn's.
 */
export type StoredUses = Record<string, { own: number[]; use?: LastUse | undefined }>;

/** Distinguishes the uses of others from our own: AWS reports only the last request, even if it was ours. */
export type LastUses = {
  /** A request of ours was signed with this key. */
  signed(id: AccessKeyId): void;
  told(id: AccessKeyId, use: LastUse): void;
  of(id: AccessKeyId): LastUse | undefined;
  /** Stores what is known about these keys, and forgets the others. */
  keep(ids: readonly AccessKeyId[]): void;
};

export type LastUsesOptions = {
  readonly now: () => number;
  /** `set` throws a `FailureError` if it can't store them. */
  readonly kept: { get(): StoredUses; set(uses: StoredUses): void };
  readonly log: Pick<Log, 'warn'>;
};

/** In ms. AWS rounds, and clocks differ; requests that follow each other closely count as one. */
const limits = { ours: 15 * MINUTE, together: 5 * MINUTE, times: 8 } as const;

export function createLastUses({ now, kept, log }: LastUsesOptions): LastUses {
  const known = new Map(Object.entries(kept.get()));
  return {
    signed: (id) => {
      const before = known.get(id) ?? { own: [] };
      known.set(id, { ...before, own: withTime(before.own, now()) });
    },
    told: (id, use) => {
      const before = known.get(id) ?? { own: [] };
      if (!isOurs(use, before.own)) known.set(id, { ...before, use });
    },
    of: (id) => known.get(id)?.use,
    keep: (ids) => {
      for (const id of known.keys()) {
        if (!ids.some((other) => other === id)) known.delete(id);
      }
      try {
        kept.set(Object.fromEntries(known));
      } catch (cause) {
        // What is known stays known until the application ends.
        log.warn('the uses of the keys could not be kept', { code: failureOf(cause).code });
      }
    },
  };
}

/** Whether a last use says nothing about others: none, or one of the kind and time of our own requests. */
function isOurs(use: LastUse, own: readonly number[]): boolean {
  if (use.known !== 'used') return use.known === 'not known';
  const isOurKind = use.service === 'iam' || use.service === 'sts';
  return isOurKind && own.some((time) => Math.abs(use.at - time) <= limits.ours);
}

function withTime(own: readonly number[], time: number): number[] {
  const last = own.at(-1);
  const before = last !== undefined && time - last < limits.together ? own.slice(0, -1) : own;
  return [...before, time].slice(-limits.times);
}
