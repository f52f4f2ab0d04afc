import { useRef, useState } from 'react';
import type { Reply } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { settle } from './bridge.ts';

type Call = () => Promise<Reply<unknown>>;

/** A call to main that a person has requested, and its state. */
export type Command = {
  readonly pending: boolean;
  /** Why the last call failed, until the next one. */
  readonly failure: Failure | undefined;
  /** Sends the call, unless one is pending. */
  readonly run: (call: Call) => void;
  /** Sends the last call again. */
  readonly again: () => void;
};

/** One command at a time. Its failure is kept, to be shown near its control. */
export function useCommand(): Command {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const underWay = useRef(false);
  const last = useRef<Call | undefined>(undefined);

  async function send(call: Call): Promise<void> {
    underWay.current = true;
    last.current = call;
    setPending(true);
    setFailure(undefined);
    const reply = await settle(call);
    underWay.current = false;
    setPending(false);
    setFailure(reply.ok ? undefined : reply.failure);
  }

  function run(call: Call): void {
    // A state is updated one render later; two clicks before that must still send one call.
    if (!underWay.current) {
      void send(call);
    }
  }

  return {
    pending,
    failure,
    run,
    again: () => {
      if (last.current !== undefined) {
        run(last.current);
      }
    },
  };
}
