import { createAwsClocks } from './aws-clock.ts';
import { keepSessions } from './kept-sessions.ts';
import { directNetwork, type Network } from './network/network.ts';
import { shareAgents } from './network/shared-agents.ts';
import { requireRegion } from './regions/region-trouble.ts';
import type { Aws } from './session.ts';
import { whenAsked } from './when-asked.ts';

/** The way to AWS over the SDK, which is loaded with the first request; without a network it is the direct one. */
export function createAws(network: Network = directNetwork()): Aws {
  const clocks = createAwsClocks(Date.now);
  const shared = { clocks, network, lendAgents: shareAgents(network) };
  return {
    session: keepSessions((signer) =>
      whenAsked(async () => {
        requireRegion(signer.connection);
        return (await import('./open-session.ts')).openSession(signer, shared);
      }),
    ),
    clockOffset: (place) => (place === undefined ? clocks.offset() : clocks.of(place).offset()),
  };
}
