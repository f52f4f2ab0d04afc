import { defined } from '../../../shared/lib/defined.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { KeyFacts } from '../../../shared/values/key-facts.ts';
import type { AwsSession, ListedKey } from '../../aws/session.ts';
import type { Ports } from '../machine/ports.ts';

/** What a person has to see of keys before deciding about them. Throws FILE_NOT_READABLE. */
export async function gatherKeyFacts(
  ports: Ports,
  session: AwsSession,
  keys: readonly ListedKey[],
): Promise<readonly KeyFacts[]> {
  const seen: KeyFacts[] = [];
  for (const key of keys) {
    const use = await resultOrFailure(session.lastUsed(key.id));
    const places = await ports.files.locationsOf(key.id);
    seen.push({
      keyId: key.id,
      status: key.status,
      ...defined({ createdAt: key.createdAt }),
      lastUse: use instanceof FailureError ? { known: 'not known' } : use.lastUse,
      profiles: places.map((place) => place.profile),
    });
  }
  return seen;
}

/** A promise that never rejects: what runs beside another call must not be left floating. */
export async function resultOrFailure<Value>(
  promise: Promise<Value>,
): Promise<Value | FailureError> {
  try {
    return await promise;
  } catch (cause) {
    return cause instanceof FailureError ? cause : new FailureError({ code: 'UNEXPECTED' });
  }
}
