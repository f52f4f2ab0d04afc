import { useRef, useState } from 'react';
import type { Reply } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { settle } from './bridge.ts';

type Call = () => Promise<Reply<unknown>>;

/** Changes that are saved at once; the last one can be undone. */
export type Undoable = {
  /** Why the last change was not saved. */
  readonly failure: Failure | undefined;
  /** Sends a change; `back` is the call that undoes it. */
  readonly change: (call: Call, back: Call) => void;
  /** Undoes the last change; undefined where there is none. */
  readonly undo: (() => void) | undefined;
};

/** Sends changes in order, and remembers how to undo the last one that was saved. */
export function useUndoable(): Undoable {
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const [back, setBack] = useState<{ readonly call: Call } | undefined>(undefined);
  // A person who changes two fields quickly has changed both.
  const queue = useRef<Promise<void>>(Promise.resolve());

  async function send(call: Call, then: Call | undefined): Promise<void> {
    const reply = await settle(call);
    setFailure(reply.ok ? undefined : reply.failure);
    if (reply.ok) {
      setBack(then === undefined ? undefined : { call: then });
    }
  }

  function enqueue(call: Call, then: Call | undefined): void {
    queue.current = queue.current.then(() => send(call, then));
  }

  return {
    failure,
    change: enqueue,
    undo:
      back === undefined
        ? undefined
        : () => {
            enqueue(back.call, undefined);
          },
  };
}
