import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Bridge } from '../shared/contract.ts';
import type { Failure } from '../shared/failure.ts';
import type { HistoryLine, HistoryPage } from '../shared/history.ts';
import { settle } from './bridge.ts';

const PAGE = 50;
/** The contract gives no more at once. */
const MOST_AT_ONCE = 200;

/** The part of the history that has been read. */
export type ReadHistory = {
  /** Undefined until the first page has come. */
  readonly page: HistoryPage | undefined;
  readonly failure: Failure | undefined;
  /** Whether more was asked for and has not come. */
  readonly pending: boolean;
  readonly more: () => void;
  readonly again: () => void;
};

/** One request, and the state of the rotations it was asked for. */
type Asked = { readonly asOf: string };

/** Reads the history page by page, and anew whenever `version` changes. */
export function useHistory(bridge: Pick<Bridge, 'history'>, version: string): ReadHistory {
  const [page, setPage] = useState<HistoryPage | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const [pending, setPending] = useState(false);
  // The newest request wins: an answer to an older one is dropped.
  const newest = useRef<Asked | undefined>(undefined);

  async function read(asked: Asked, keep: readonly HistoryLine[], limit: number): Promise<void> {
    newest.current = asked;
    const reply = await settle(() => bridge.history({ offset: keep.length, limit }));
    if (newest.current !== asked) {
      return;
    }
    setPending(false);
    if (!reply.ok) {
      setFailure(reply.failure);
      return;
    }
    setFailure(undefined);
    setPage({ ...reply.value, lines: [...keep, ...reply.value.lines] });
  }

  const readAnew = useEffectEvent((asOf: string) => {
    const readBefore = page?.lines.length ?? 0;
    void read({ asOf }, [], Math.min(MOST_AT_ONCE, Math.max(PAGE, readBefore)));
  });

  useEffect(() => {
    readAnew(version);
  }, [version]);

  return {
    page,
    failure,
    pending,
    more: () => {
      setPending(true);
      void read({ asOf: version }, page?.lines ?? [], PAGE);
    },
    again: () => {
      void read({ asOf: version }, [], PAGE);
    },
  };
}
