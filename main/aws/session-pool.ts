import { samePair } from '../secrets/key-pair.ts';
import { isSameConnection } from './connection/connection.ts';
import type { AwsSession, Signer } from './session.ts';

/** How long an unused session stays open for the next caller, in ms: the steps of a rotation follow each other at once. */
const UNUSED_SESSION_MS = 2_000;

type PooledSession = {
  readonly signer: Signer;
  readonly session: AwsSession;
  users: number;
  ending: NodeJS.Timeout | undefined;
};

/** Lends sessions. Callers with the same signer share clients and connections. */
export function createSessionPool(
  open: (signer: Signer) => AwsSession,
): (signer: Signer) => AwsSession {
  const kept = new Set<PooledSession>();

  function keptFor(signer: Signer): PooledSession {
    for (const known of kept) {
      if (isSame(known.signer, signer)) return known;
    }
    const opened: PooledSession = { signer, session: open(signer), users: 0, ending: undefined };
    kept.add(opened);
    return opened;
  }

  function giveBack(known: PooledSession): void {
    known.users -= 1;
    if (known.users > 0) return;
    known.ending = setTimeout(() => {
      kept.delete(known);
      known.session.end();
    }, UNUSED_SESSION_MS).unref();
  }

  return (signer) => {
    const known = keptFor(signer);
    clearTimeout(known.ending);
    known.users += 1;
    let isLent = true;
    return {
      ...known.session,
      end: () => {
        if (isLent) giveBack(known);
        isLent = false;
      },
    };
  };
}

function isSame(one: Signer, other: Signer): boolean {
  return (
    samePair(one.pair, other.pair) &&
    one.mfaSession === other.mfaSession &&
    isSameConnection(one.connection, other.connection)
  );
}
