import { MINUTE } from '../../shared/lib/time.ts';
import type { AwsClocks } from './aws-clock.ts';
import type { Connection } from './connection/connection.ts';
import type { Network } from './network/network.ts';
import { type Agents, type LendAgents, newAgents } from './network/shared-agents.ts';

/** Time limits of one request, in ms. */
const limits = { connect: 5_000, answer: 15_000, slowAnswer: MINUTE } as const;

/** What all sessions share: AWS's clocks, and the connections to AWS. */
export type SharedClientParts = {
  readonly clocks: AwsClocks;
  readonly network: Network;
  readonly lendAgents: LendAgents;
};

type Timeouts = {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly throwOnRequestTimeout: true;
};

function timeouts(answer: number): Timeouts {
  return {
    connectionTimeout: limits.connect,
    requestTimeout: answer,
    throwOnRequestTimeout: true,
  };
}

const ordinary = timeouts(limits.answer);
/** For slow answers: losing one of CreateAccessKey costs a key, and a credential report is large. */
export const slowAnswers = timeouts(limits.slowAnswer);

/** Options of a request handler with its own agents, so that its connections are new. */
export function handlerOptions(
  { network }: Pick<SharedClientParts, 'network'>,
  { caBundle }: Connection,
  timeLimits: Timeouts = ordinary,
): Timeouts & Agents {
  return { ...timeLimits, ...newAgents(network, caBundle) };
}

/** Options of a request handler with shared agents. Their lender closes them. */
export function sharedHandlerOptions({ httpAgent, httpsAgent }: Agents): Timeouts & Agents {
  return { ...ordinary, httpAgent, httpsAgent };
}
