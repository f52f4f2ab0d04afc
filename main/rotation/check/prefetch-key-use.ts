import { isDenial } from '../../../shared/values/denial-codes.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { isSameConnection } from '../../aws/connection/connection.ts';
import type { AwsSession, KeyUse } from '../../aws/session.ts';
import { samePair } from '../../secrets/key-pair.ts';
import { isYoung, type Moment, momentNow } from '../machine/answer-age.ts';
import type { Ports } from '../machine/ports.ts';
import { resultOrFailure } from '../signing/gather-key-facts.ts';
import type { LongTermProfile } from '../signing/profile-to-rotate.ts';
import { withSigner } from '../signing/sessions.ts';

/** What AWS says of the key of a profile, asked while the files are still being locked. */
export type PrefetchedKeyUse = {
  readonly profile: LongTermProfile;
  /** Never rejects. */
  readonly answer: Promise<{ readonly use: KeyUse | FailureError; readonly answeredAt: Moment }>;
};

/** Requests the user and the last use of a key before the lock is taken: it changes nothing, and a lock would not keep it so. */
export function prefetchKeyUse(ports: Ports, profile: LongTermProfile): PrefetchedKeyUse {
  const signer = { pair: profile.pair, connection: ports.connectionOf(profile) };
  const asked = withSigner(ports, signer, (session) => lastUse(session, profile));
  const answer = resultOrFailure(asked).then((use) => ({
    use,
    answeredAt: momentNow(ports.clock),
  }));
  return { profile, answer };
}

/** The early answer, if it is young and the profile is unchanged; otherwise AWS is asked. */
export async function prefetchedKeyUse(
  ports: Ports,
  session: AwsSession,
  profile: LongTermProfile,
  early: PrefetchedKeyUse | undefined,
): Promise<KeyUse> {
  if (early === undefined || !signsAlike(ports, early.profile, profile)) {
    return lastUse(session, profile);
  }
  const { use, answeredAt } = await early.answer;
  if (!isYoung(ports.clock, answeredAt)) {
    // Waiting for the lock took a second: AWS may answer differently now.
    return lastUse(session, profile);
  }
  if (use instanceof FailureError) {
    throw use;
  }
  return use;
}

function signsAlike(ports: Ports, one: LongTermProfile, other: LongTermProfile): boolean {
  return (
    samePair(one.pair, other.pair) &&
    isSameConnection(ports.connectionOf(one), ports.connectionOf(other))
  );
}

async function lastUse(session: AwsSession, { pair }: LongTermProfile): Promise<KeyUse> {
  try {
    return await session.lastUsed(pair.id);
  } catch (cause) {
    // The right to ask this is often missing and never needed; everything else will stop the next call too.
    if (cause instanceof FailureError && isDenial(cause.failure)) {
      return { userName: undefined, lastUse: { known: 'not known' } };
    }
    throw cause;
  }
}
