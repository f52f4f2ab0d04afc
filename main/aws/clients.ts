import { MINUTE } from '../../shared/lib/time.ts';
import type { AwsClocks } from './aws-clock.ts';
import type { Connection } from './connection/connection.ts';
import type { Network } from './network/network.ts';
import { type Agents, type LendAgents, newAgents } from './network/shared-agents.ts';

/** How long one request may take, in ms. */
const limits = { connect: 5_000, answer: 15_000, slowAnswer: MINUTE } as const;

/** What all sessions share: AWS's clocks as they were last told, and the ways to AWS. */
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
/** For an answer that is waited for longer: to lose that of CreateAccessKey costs a key, and a report is large. */
export const slowAnswers = timeouts(limits.slowAnswer);

/** What a request handler is made with: time limits, and agents of its own that know the way. */
export function handlerOptions(
  { network }: Pick<SharedClientParts, 'network'>,
  { caBundle }: Connection,
  timeLimits: Timeouts = ordinary,
): Timeouts & Agents {
  return { ...timeLimits, ...newAgents(network, caBundle) };
}

/** What a request handler is made with that sends over connections of others, too. Who lent them closes them. */
export function sharedHandlerOptions({ httpAgent, httpsAgent }: Agents): Timeouts & Agents {
  return { ...ordinary, httpAgent, httpsAgent };
}
