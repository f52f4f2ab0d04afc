import { MINUTE } from '../../../shared/lib/time.ts';
import { isDenial } from '../../../shared/values/denial-codes.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { AwsSession } from '../../aws/session.ts';
import type { JournalledContext } from '../machine/run.ts';

// The clocks of AWS's own computers, and the whole seconds in which it tells of them. In ms.
const ALLOWANCE = 15 * MINUTE;

/**
 * Throws OTHER_ENDPOINT where the journal sends requests to a place that is neither AWS nor what the profiles say today.
 * A journal may have come back with a backup or a synchronised folder, or be the work of a hand; what this process
 * began itself it knows.
 */
export async function requireOwnEndpoint(context: JournalledContext): Promise<void> {
  const { ports, entry, run } = context;
  const { iamEndpoint, stsEndpoint, profiles } = entry().plan;
  if (run().begunHere || (iamEndpoint ?? stsEndpoint) === undefined) return;
  const today = (await ports.files.read()).profiles
    .filter(({ name }) => profiles.includes(name))
    .flatMap((profile) => (profile.kind === 'long-term key' ? [ports.connectionOf(profile)] : []));
  const isOwn = today.some(
    (connection) =>
      connection.iamEndpoint === iamEndpoint && connection.stsEndpoint === stsEndpoint,
  );
  const host = hostOf(iamEndpoint ?? stsEndpoint);
  if (!isOwn) throw new FailureError({ code: 'OTHER_ENDPOINT', host });
}

/**
 * Throws KEY_OLDER_THAN_ROTATION for a key that AWS made before the rotation that is said to have made it, or of which
 * AWS does not say when. A person who was shown the key has decided about it.
 */
export async function requireMadeByRotation(
  context: JournalledContext,
  session: AwsSession,
  key: AccessKeyId,
): Promise<void> {
  const { plan, newKeyGivenUp } = context.entry();
  if (newKeyGivenUp) return;
  const { begunHere } = context.run();
  try {
    const listed = (await session.listKeys(plan.userName)).find(({ id }) => id === key);
    // AWS's lists lag behind: one that is not listed was made a moment ago.
    if (listed === undefined || (listed.createdAt === undefined && begunHere)) return;
    const began = (plan.awsAt ?? plan.at) - ALLOWANCE;
    if (listed.createdAt === undefined || listed.createdAt < began) {
      throw new FailureError({ code: 'KEY_OLDER_THAN_ROTATION' });
    }
  } catch (cause) {
    // What this process has seen being made needs no list.
    if (begunHere && cause instanceof FailureError && isDenial(cause.failure)) return;
    throw cause;
  }
}

function hostOf(endpoint = ''): string {
  return (URL.canParse(endpoint) ? new URL(endpoint).host : endpoint).slice(0, 256);
}
