import { createQueue } from '../base/queues.ts';
import { KeychainError, reasonOf } from './keychain-error.ts';

/**
 * Runs a call of the system's keychain; throws `KeychainFailed`. A call whose time was over before its turn came is
 * dropped, or done all the same, as told.
 */
export type RunCall = <Answer>(
  call: () => Promise<Answer>,
  ifLate?: 'drop' | 'do',
) => Promise<Answer>;

/**
 * Runs calls one behind the other, each given up after so many ms, waiting included. A call that was given up still
 * holds one of the four threads that all file access shares; the next one waits for it, so that no more are taken.
 */
export function createLimitedQueue(limitMs: number): RunCall {
  const inTurn = createQueue();
  return async (call, ifLate = 'drop') => {
    const limit = startLimit(limitMs);
    const answer = inTurn(async () => {
      // Nobody waits for it any more: to do it now would surprise, unless it cleans up.
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
