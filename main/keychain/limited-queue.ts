import { createQueue } from '../base/queues.ts';
import { KeychainError, reasonOf } from './keychain-error.ts';

/**
 * Runs a call of the system's keychain; throws `KeychainError`. `ifLate` says what happens to a call whose time is over
 * before its turn comes: it is dropped by default, or still done.
 */
export type RunCall = <Answer>(
  call: () => Promise<Answer>,
  ifLate?: 'drop' | 'do',
) => Promise<Answer>;

/**
 * Runs calls one after the other; each times out after so many ms, its waiting included. A call that timed out still
 * occupies one of the four threads that all file access shares. The next one waits for it, so that only one is occupied.
 */
export function createLimitedQueue(limitMs: number): RunCall {
  const inTurn = createQueue();
  return async (call, ifLate = 'drop') => {
    const limit = startLimit(limitMs);
    const answer = inTurn(async () => {
      // Its caller has got an error already: doing it now would surprise, unless it cleans up.
      if (ifLate === 'drop' && limit.isOver()) throw new KeychainError('timed out');
      return call();
    });
    try {
      return await Promise.race([answer, limit.over]);
    } catch (cause) {
      if (cause instanceof KeychainError) throw cause;
      throw new KeychainError(reasonOf(cause), { cause });
    } finally {
      limit.stop();
    }
  };
}

type Limit = {
  readonly over: Promise<never>;
  isOver(): boolean;
  stop(): void;
};

function startLimit(limitMs: number): Limit {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      isOver = true;
      reject(new KeychainError('timed out'));
    }, limitMs);
  });
  return { over, isOver: () => isOver, stop: () => clearTimeout(timer) };
}
