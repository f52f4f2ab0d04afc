import { FailureError } from '../../shared/values/failure.ts';
import { createAwsClocks } from './aws-clock.ts';
import { settingTroubleOf } from './connection/unusable-settings.ts';
import { lazySession } from './lazy-session.ts';
import { directNetwork, type Network } from './network/network.ts';
import { shareAgents } from './network/shared-agents.ts';
import { createSessionPool } from './session-pool.ts';
import type { Aws } from './session.ts';

/**
 * Calls AWS with the SDK, which is loaded at the first request; by default without a proxy. Each call throws the failure
 * of `settingTroubleOf` for settings that can't be used: nothing is signed then.
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
