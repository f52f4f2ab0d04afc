import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Bridge } from '../../shared/contract/contract.ts';
import type { HistoryFilter, HistoryLine, HistoryPage } from '../../shared/contract/history.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { settle } from '../bridge/bridge.ts';

const PAGE = 50;
/** The contract allows no more in one request. */
const MOST_AT_ONCE = 200;

/** The part of the history that has been read. */
export type ReadHistory = {
  /** Undefined until the first page has come. */
  readonly page: HistoryPage | undefined;
  readonly failure: Failure | undefined;
  /** Whether a request is pending. */
  readonly pending: boolean;
  readonly more: () => void;
  readonly again: () => void;
};

/** One request, and the state of the rotations and the filter it was made for. */
type HistoryRequest = { readonly asOf: string };

/** Reads the history page by page, and again whenever `version` or the filter changes. */
export function useHistory(
  bridge: Pick<Bridge, 'history'>,
  version: string,
  filter: HistoryFilter = {},
): ReadHistory {
  const asOf = `${version}\n${JSON.stringify(filter)}`;
  const [page, setPage] = useState<HistoryPage | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const [pending, setPending] = useState(false);
  // An answer to an older request is ignored.
  const newest = useRef<HistoryRequest | undefined>(undefined);

  async function read(
    asked: HistoryRequest,
    keep: readonly HistoryLine[],
    limit: number,
  ): Promise<void> {
    newest.current = asked;
    const reply = await settle(() => bridge.history.page({ offset: keep.length, limit, filter }));
    if (newest.current !== asked) {
      return;
    }
    setPending(false);
    if (!reply.ok) {
      setFailure(reply.failure);
      return;
    }
    setFailure(undefined);
    const { lines, damages } = reply.value;
    const before = keep.length === 0 ? [] : (page?.damages ?? []);
    setPage({
      ...reply.value,
      lines: [...keep, ...lines],
      damages: [
        ...before,
        ...damages.map((damage) => ({ ...damage, below: damage.below + keep.length })),
      ],
    });
  }

  const readAnew = useEffectEvent((wanted: string) => {
    const readBefore = page?.lines.length ?? 0;
    void read({ asOf: wanted }, [], Math.min(MOST_AT_ONCE, Math.max(PAGE, readBefore)));
  });

  useEffect(() => {
    readAnew(asOf);
  }, [asOf]);

  return {
    page,
    failure,
    pending,
    more: () => {
      setPending(true);
      void read({ asOf }, page?.lines ?? [], PAGE);
    },
    again: () => {
      void read({ asOf }, [], PAGE);
    },
  };
}
