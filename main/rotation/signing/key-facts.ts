import { defined } from '../../../shared/lib/defined.ts';
import { Failed } from '../../../shared/values/failure.ts';
import type { KeyFacts } from '../../../shared/values/key-facts.ts';
import type { AwsSession, ListedKey } from '../../aws/session.ts';
import type { Ports } from '../machine/ports.ts';

/** What a person has to see of keys before deciding about them. Throws FILE_NOT_READABLE. */
export async function keyFacts(
  ports: Ports,
  session: AwsSession,
  keys: readonly ListedKey[],
): Promise<readonly KeyFacts[]> {
  const seen: KeyFacts[] = [];
  for (const key of keys) {
    const use = await settled(session.lastUsed(key.id));
    const places = await ports.files.placesOf(key.id);
    seen.push({
      keyId: key.id,
      status: key.status,
      ...defined({ createdAt: key.createdAt }),
      lastUse: use instanceof Failed ? { known: 'not known' } : use.lastUse,
      profiles: places.map((place) => place.profile),
    });
  }
  return seen;
}

/** A promise that never rejects: what runs beside another call must not be left floating. */
export async function settled<Value>(promise: Promise<Value>): Promise<Value | Failed> {
  try {
    return await promise;
  } catch (cause) {
    return cause instanceof Failed ? cause : new Failed({ code: 'UNEXPECTED' });
  }
}
