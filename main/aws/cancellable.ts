import type { FailureError } from '../../shared/values/failure.ts';
import type { Aws, AwsSession } from './session.ts';

/**
 * The same `Aws`, but calls that only read reject with the error of `why` once the signal is aborted. Their request still
 * ends within its own time limit, and a list requests no further page. Calls that change something on AWS are always
 * waited for.
 */
export function cancellableAws(aws: Aws, signal: AbortSignal, why: () => FailureError): Aws {
  return { ...aws, session: (signer) => cancellable(aws.session(signer), signal, why) };
}

/** The same for one session. */
export function cancellable(
  session: AwsSession,
  signal: AbortSignal,
  why: () => FailureError,
): AwsSession {
  const unless = <Answer>(call: () => Promise<Answer>): Promise<Answer> =>
    unlessAborted(signal, why, call);
  return {
    ...session,
    identity: () => unless(() => session.identity()),
    listKeys: (userName) => unless(() => session.listKeys(userName, signal)),
    lastUsed: (id) => unless(() => session.lastUsed(id)),
    keyQuota: () => unless(() => session.keyQuota()),
    mfaDevices: (userName) => unless(() => session.mfaDevices(userName, signal)),
  };
}

async function unlessAborted<Answer>(
  signal: AbortSignal,
  why: () => FailureError,
  call: () => Promise<Answer>,
): Promise<Answer> {
  if (signal.aborted) {
    throw why();
  }
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(why());
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([call(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
