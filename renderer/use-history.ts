import { useEffect, useRef, useState } from 'react';
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
  readonly pending: boolean;
  readonly more: () => void;
  readonly again: () => void;
};

/** Reads the history page by page, and anew whenever `version` changes. */
export function useHistory(bridge: Pick<Bridge, 'history'>, version: string): ReadHistory {
  const [page, setPage] = useState<HistoryPage | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const [pending, setPending] = useState(false);
  // The newest request wins: an answer to an older one is dropped.
  const newest = useRef(0);
  const shown = useRef<HistoryPage | undefined>(undefined);

  async function read(keep: readonly HistoryLine[], limit: number): Promise<void> {
    newest.current += 1;
    const request = newest.current;
    setPending(true);
    const reply = await settle(() => bridge.history({ offset: keep.length, limit }));
    if (request !== newest.current) {
      return;
    }
    setPending(false);
    if (!reply.ok) {
      setFailure(reply.failure);
      return;
    }
    const whole = { ...reply.value, lines: [...keep, ...reply.value.lines] };
    shown.current = whole;
    setFailure(undefined);
    setPage(whole);
  }

  function again(): void {
    const readBefore = shown.current?.lines.length ?? 0;
    void read([], Math.min(MOST_AT_ONCE, Math.max(PAGE, readBefore)));
  }

  function more(): void {
    void read(shown.current?.lines ?? [], PAGE);
  }

  const readAnew = useRef(again);
  useEffect(() => {
    readAnew.current = again;
  });
  useEffect(() => {
    readAnew.current();
  }, [version]);

  return { page, failure, pending, more, again };
}
