import { MINUTE } from '../../../shared/lib/time.ts';
import { isDenial } from '../../../shared/values/denial-codes.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { AwsSession } from '../../aws/session.ts';
import type { JournalledContext } from '../machine/run.ts';

// The clocks of AWS's own computers differ, and create dates are in whole seconds. In ms.
const ALLOWANCE = 15 * MINUTE;

/**
 * Throws OTHER_ENDPOINT where the journal sends requests to a host that is neither AWS's nor what the profiles say
 * today: a backup or a synchronised folder may have restored the journal, or a person may have edited it. A rotation
 * that this process began is not in doubt.
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
 * Throws KEY_OLDER_THAN_ROTATION for a key that was created before its rotation, or that has no create date, unless a
 * person was shown the key and has decided that it is deleted.
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
    // A key that this process created needs no list.
    if (begunHere && cause instanceof FailureError && isDenial(cause.failure)) return;
    throw cause;
  }
}

function hostOf(endpoint = ''): string {
  return (URL.canParse(endpoint) ? new URL(endpoint).host : endpoint).slice(0, 256);
}
