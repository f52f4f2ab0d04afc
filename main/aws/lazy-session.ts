import { failureOf } from '../../shared/values/failure.ts';
import type { AwsSession, CreateAnswer } from './session.ts';

/**
 * A session that is opened by its first call. If opening fails, the next call tries again.
 */
export function lazySession(open: () => Promise<AwsSession>): AwsSession {
  let opened: Promise<AwsSession> | undefined;
  const session = (): Promise<AwsSession> => {
    opened ??= open().catch((cause: unknown) => {
      opened = undefined;
      throw cause;
    });
    return opened;
  };

  /** If opening fails, nothing was sent, so no key was created: `refused`, as the port promises. */
  async function createKey(userName: string): Promise<CreateAnswer> {
    let ready: AwsSession;
    try {
      ready = await session();
    } catch (cause) {
      return { kind: 'refused', failure: failureOf(cause) };
    }
    return ready.createKey(userName);
  }

  return {
    identity: async () => (await session()).identity(),
    listKeys: async (userName, signal) => (await session()).listKeys(userName, signal),
    lastUsed: async (id) => (await session()).lastUsed(id),
    createKey,
    setStatus: async (userName, id, status) => (await session()).setStatus(userName, id, status),
    deleteKey: async (userName, id) => (await session()).deleteKey(userName, id),
    keyQuota: async () => (await session()).keyQuota(),
    mfaDevices: async (userName, signal) => (await session()).mfaDevices(userName, signal),
    startMfaSession: async (serial, code) => (await session()).startMfaSession(serial, code),
    makeReport: async () => (await session()).makeReport(),
    report: async () => (await session()).report(),
    end: () => {
      // A failure to open was thrown to the caller already.
      void opened?.then(
        ({ end }) => {
          end();
        },
        () => undefined,
      );
    },
  };
}
