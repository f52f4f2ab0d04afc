import type { Failure } from '../../shared/failure.ts';
import type { AccessKeyId, RotationId } from '../../shared/identifiers.ts';
import type { Question, StepName } from '../../shared/rotation.ts';
import type { Connection } from '../aws/connection.ts';
import type { AwsSession } from '../aws/session.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import type { Entry } from './entry.ts';
import type { NewRecord } from './journal/records.ts';
import type { Ports } from './ports.ts';

/** How many checks the new key has passed in a row. */
export type Proof = { readonly passed: number; readonly needed: number; readonly slow: boolean };

/** A rotation as this process knows it: the journal's entry and what only lives in memory. */
export type Run = {
  readonly id: RotationId;
  readonly profiles: readonly string[];
  readonly oldKey: AccessKeyId;
  readonly startedAt: number;
  readonly account?: string;
  readonly user?: string;
  readonly step: StepName;
  /** Undefined until the check has passed: nothing is journalled before. */
  readonly entry?: Entry;
  readonly begunHere: boolean;
  readonly provenHere: boolean;
  readonly retireAsked: boolean;
  /** The old pair as the check proved it. */
  readonly oldPair?: KeyPair;
  readonly newPair?: KeyPair;
  readonly proof?: Proof;
  readonly question?: Question;
  /** Why the check refused it; then it has ended. */
  readonly refused?: Failure;
  readonly endedAt?: number;
  readonly retirementFailure?: Failure;
};

/** What the steps work with: the ports, the run as it is now, and the two ways to change it. */
export type Context = {
  readonly ports: Ports;
  readonly cancelled: AbortSignal;
  run(): Run;
  /** Changes what only lives in memory. */
  note(change: Partial<Run>): void;
  /** Writes a record to the journal, then advances the entry. */
  record(record: NewRecord): Promise<void>;
};

/** A context whose rotation is journalled. */
export type Journalled = Context & { entry(): Entry };

/** Where the requests of a journalled rotation go: as it began, whatever the profile says now. */
function connectionOfEntry({ plan }: Entry): Connection {
  const { region, iamEndpoint, stsEndpoint } = plan;
  return {
    region,
    ...(iamEndpoint === undefined ? {} : { iamEndpoint }),
    ...(stsEndpoint === undefined ? {} : { stsEndpoint }),
  };
}

/** Runs `use` with a session signed by the pair, and closes it after. */
export async function withSession<Result>(
  { ports, entry }: Journalled,
  pair: KeyPair,
  use: (session: AwsSession) => Promise<Result>,
): Promise<Result> {
  const session = ports.aws.session({ pair, connection: connectionOfEntry(entry()) });
  try {
    return await use(session);
  } finally {
    session.end();
  }
}
