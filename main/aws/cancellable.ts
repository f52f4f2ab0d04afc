import type { FailureError } from '../../shared/values/failure.ts';
import type { Aws, AwsSession } from './session.ts';

/**
 * The same way to AWS, but its questions stop waiting once the signal is raised: each then throws the error that `why`
 * returns. The request itself ends within its own time limit, and a list requests no further page. Calls that change
 * something on AWS are always waited for.
 */
export function cancellableAws(aws: Aws, signal: AbortSignal, why: () => FailureError): Aws {
  return { ...aws, session: (signer) => cancellable(aws.session(signer), signal, why) };
}

/** One session of that kind. */
export function cancellable(
  session: AwsSession,
  signal: AbortSignal,
  why: () => FailureError,
): AwsSession {
  const unless = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
    unlessRaised(signal, why, ask);
  return {
    ...session,
    identity: () => unless(() => session.identity()),
    listKeys: (userName) => unless(() => session.listKeys(userName, signal)),
    lastUsed: (id) => unless(() => session.lastUsed(id)),
    keyQuota: () => unless(() => session.keyQuota()),
    mfaDevices: (userName) => unless(() => session.mfaDevices(userName, signal)),
  };
}

async function unlessRaised<Answer>(
  signal: AbortSignal,
  why: () => FailureError,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  if (signal.aborted) {
    throw why();
  }
  let stop: () => void = () => undefined;
  const raised = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(why());
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([ask(), raised]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
