import type { Failed } from '../../shared/failure.ts';
import type { Aws, AwsSession } from './session.ts';

/**
 * The same way to AWS, which nobody has to wait for once the signal is raised: every question then throws what `why`
 * gives. What was asked ends by itself, in its own bounds, and a list asks for no further page. Only for questions:
 * what changes something on AWS is waited for, whatever a person wants by then.
 */
export function cancellableAws(aws: Aws, signal: AbortSignal, why: () => Failed): Aws {
  return { ...aws, session: (signer) => cancellable(aws.session(signer), signal, why) };
}

/** One session of that kind. */
export function cancellable(
  session: AwsSession,
  signal: AbortSignal,
  why: () => Failed,
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
  why: () => Failed,
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
