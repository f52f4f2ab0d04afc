import type { Network } from './network.ts';
import { RoutedAgent } from './routed-agent.ts';

/** An agent for each protocol. */
export type Agents = { readonly httpAgent: RoutedAgent; readonly httpsAgent: RoutedAgent };

/** Agents that other callers may use at the same time. */
export type LentAgents = Agents & {
  /** Closes their connections, unless another caller still has them. */
  readonly giveBack: () => void;
};

/** Lends the agents for a profile with or without a `ca_bundle`. */
export type LendAgents = (caBundle: string | undefined) => LentAgents;

type SharedAgents = { readonly agents: Agents; users: number };

/** Agents of one caller, whose connections are new. */
export function newAgents(network: Network, caBundle: string | undefined): Agents {
  const guide = network.guide(caBundle);
  return {
    httpAgent: new RoutedAgent('http:', guide),
    httpsAgent: new RoutedAgent('https:', guide),
  };
}

/**
 * Callers with the same proxy and certificates share connections while one of them needs them, whichever key signs: each
 * request has its own signature, a connection has none. An agent keeps connections to different hosts apart.
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
