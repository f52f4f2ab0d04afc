import { createAwsClock } from './aws-clock.ts';
import { keepSessions } from './kept-sessions.ts';
import { directNetwork, type Network } from './network/network.ts';
import type { Aws, AwsSession } from './session.ts';

/** The way to AWS over the SDK, which is loaded with the first request; without a network it is the direct one. */
export function createAws(network: Network = directNetwork()): Aws {
  const clock = createAwsClock(Date.now);
  const shared = { clock, network };
  return {
    session: keepSessions((signer) =>
      whenAsked(async () => (await import('./open-session.ts')).openSession(signer, shared)),
    ),
    clockOffset: () => clock.offset(),
  };
}

/** A session that is opened with the first thing that is asked of it. */
function whenAsked(open: () => Promise<AwsSession>): AwsSession {
  let opened: Promise<AwsSession> | undefined;
  const session = (): Promise<AwsSession> => {
    opened ??= open();
    return opened;
  };
  return {
    identity: async () => (await session()).identity(),
    listKeys: async (userName) => (await session()).listKeys(userName),
    lastUsed: async (id) => (await session()).lastUsed(id),
    createKey: async (userName) => (await session()).createKey(userName),
    setStatus: async (userName, id, status) => (await session()).setStatus(userName, id, status),
    deleteKey: async (userName, id) => (await session()).deleteKey(userName, id),
    mfaDevices: async (userName) => (await session()).mfaDevices(userName),
    startMfaSession: async (serial, code) => (await session()).startMfaSession(serial, code),
    makeReport: async () => (await session()).makeReport(),
    report: async () => (await session()).report(),
    end: () => {
      // One that could not be opened has told so to whoever asked.
      void opened?.then(
        ({ end }) => {
          end();
        },
        () => undefined,
      );
    },
  };
}
