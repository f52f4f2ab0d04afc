import { FailureError } from '../../shared/values/failure.ts';
import { createAwsClocks } from './aws-clock.ts';
import { settingTroubleOf } from './connection/unusable-settings.ts';
import { lazySession } from './lazy-session.ts';
import { directNetwork, type Network } from './network/network.ts';
import { shareAgents } from './network/shared-agents.ts';
import { createSessionPool } from './session-pool.ts';
import type { Aws } from './session.ts';

/**
 * The way to AWS over the SDK, which is loaded with the first request; without a network it is the direct one. Each call
 * throws what `settingTroubleOf` tells, where the settings are none that can be followed: nothing is signed then.
 */
export function createAws(network: Network = directNetwork()): Aws {
  const clocks = createAwsClocks(Date.now);
  const shared = { clocks, network, lendAgents: shareAgents(network) };
  return {
    session: createSessionPool((signer) =>
      lazySession(async () => {
        const trouble = settingTroubleOf(signer.connection);
        if (trouble !== undefined) throw new FailureError(trouble);
        return (await import('./open-session.ts')).openSession(signer, shared);
      }),
    ),
    clockOffset: (place) => (place === undefined ? clocks.offset() : clocks.of(place).offset()),
  };
}
