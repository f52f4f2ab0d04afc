import type { Network } from './network.ts';
import { RoutedAgent } from './routed-agent.ts';

/** The agents for requests of either protocol. */
export type Agents = { readonly httpAgent: RoutedAgent; readonly httpsAgent: RoutedAgent };

/** Agents that others may use at the same time. */
export type LentAgents = Agents & {
  /** Closes their connections, unless another one has them still. */
  readonly giveBack: () => void;
};

/** Lends the agents for a profile with a `ca_bundle` of its own, or without one. */
export type LendAgents = (caBundle: string | undefined) => LentAgents;

type SharedAgents = { readonly agents: Agents; users: number };

/** Agents that nobody else has: their connections are new ones. */
export function newAgents(network: Network, caBundle: string | undefined): Agents {
  const guide = network.guide(caBundle);
  return {
    httpAgent: new RoutedAgent('http:', guide),
    httpsAgent: new RoutedAgent('https:', guide),
  };
}

/**
 * Has all who go the same way share their connections, for as long as one of them needs them. Whoever signs: each
 * request has a signature of its own, a connection has none. An agent keeps connections to different places apart.
 */
export function shareAgents(network: Network): LendAgents {
  const kept = new Map<string | undefined, SharedAgents>();

  function giveBack(caBundle: string | undefined, known: SharedAgents): void {
    known.users -= 1;
    if (known.users > 0) return;
    kept.delete(caBundle);
    known.agents.httpAgent.destroy();
    known.agents.httpsAgent.destroy();
  }

  return (caBundle) => {
    const known = kept.get(caBundle) ?? { agents: newAgents(network, caBundle), users: 0 };
    kept.set(caBundle, known);
    known.users += 1;
    let isLent = true;
    return {
      ...known.agents,
      giveBack: () => {
        if (isLent) giveBack(caBundle, known);
        isLent = false;
      },
    };
  };
}
