import { DAY } from '../../../shared/lib/time.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { Connection } from '../../aws/connection/connection.ts';
import { alreadyAgreed } from '../../aws/other-hosts/agreement.ts';
import type { AwsSession, MfaSession, Signer } from '../../aws/session.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { connectionIn } from '../machine/connection-fields.ts';
import type { Entry } from '../machine/entry.ts';
import type { Ports } from '../machine/ports.ts';
import type { JournalledContext } from '../machine/run.ts';
import { followingRename } from './renamed-user.ts';

// A session this close to its end may end in the middle of a request. In ms.
const ALMOST_OVER = 30_000;

// The last day of ECMA-262 ("Time Values"), less the longest grace period: a date can be calculated from any time that
// an endpoint reports, and the journal can be read again. In ms.
const LATEST = 8.64e15 - 366 * DAY;

/**
 * Milliseconds since 1970 by the clock of the endpoint of these requests, once an answer has shown it; before that by
 * this computer's.
 */
export function awsNow({ clock, aws }: Ports, connection: Connection): number {
  const now = Math.round(clock.now() + (aws.clockOffset(connection) ?? 0));
  return Math.min(Math.max(now, 0), LATEST);
}

/**
 * Where the requests of a journalled rotation go: where they went when it began, though the profile may have changed.
 */
export function connectionOfEntry({ plan }: Entry): Connection {
  return alreadyAgreed(connectionIn(plan));
}

/** Runs `use` with a session of the rotation's user, signed by the pair itself, and closes it after. */
export async function withSession<Result>(
  { ports, entry }: JournalledContext,
  pair: KeyPair,
  use: (session: AwsSession) => Promise<Result>,
): Promise<Result> {
  return withSigner(ports, { pair, connection: connectionOfEntry(entry()) }, (session) =>
    use(followingRename(session, entry().plan)),
  );
}

/** Runs `use` with a session for this signer, and closes it after. */
export async function withSigner<Result>(
  ports: Ports,
  signer: Signer,
  use: (session: AwsSession) => Promise<Result>,
): Promise<Result> {
  const session = ports.aws.session(signer);
  try {
    return await use(session);
  } finally {
    session.end();
  }
}

/** The MFA session of this process, where it lasts for so many ms more. */
export function mfaSessionFor(
  context: JournalledContext,
  needed = ALMOST_OVER,
): MfaSession | undefined {
  const session = context.run().mfa?.session;
  const lasts =
    session !== undefined &&
    session.expiresAt - awsNow(context.ports, connectionOfEntry(context.entry())) >= needed;
  return lasts ? session : undefined;
}

/**
 * Runs `use` with what may act for the user: the pair, or where the user's policies ask for MFA the session of this
 * process. Throws MFA_NEEDED where that has ended.
 */
export async function withRights<Result>(
  context: JournalledContext,
  pair: KeyPair,
  use: (session: AwsSession) => Promise<Result>,
): Promise<Result> {
  const connection = connectionOfEntry(context.entry());
  const mfaSession = mfaSessionFor(context);
  if (mfaSession !== undefined) {
    return withSigner(context.ports, { pair, connection, mfaSession }, (session) =>
      use(followingRename(session, context.entry().plan)),
    );
  }
  if (context.entry().plan.mfaSerial !== undefined) {
    throw new FailureError({ code: 'MFA_NEEDED' });
  }
  return withSession(context, pair, use);
}
