import type { Question, Removal } from '../../../shared/contract/question.ts';
import { DAY } from '../../../shared/lib/time.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { AwsSession, ListedKey } from '../../aws/session.ts';
import type { Ports } from '../machine/ports.ts';
import { gatherKeyFacts } from '../signing/gather-key-facts.ts';

// A key that was created yesterday is in use by now, or forgotten. In ms.
const OLD_ENOUGH = DAY;

// The most profiles that a failure names.
const MOST_PROFILES = 8;

/** What decides whether a key may be deleted to free a slot. */
export type SlotRules = {
  readonly oldKey: AccessKeyId;
  /** By AWS's clock, in ms since 1970. */
  readonly now: number;
  readonly isRetired: (key: AccessKeyId) => boolean;
};

// "Access keys assigned to an IAM user: 2" (IAM User Guide, "IAM and AWS STS quotas"); accounts have been seen with
// more.
const USUAL_QUOTA = 2;

/** How many keys AWS allows this user; two where it does not say. AWS's refusals are not thrown. */
export async function quotaOf(session: Pick<AwsSession, 'keyQuota'>): Promise<number> {
  try {
    return (await session.keyQuota()) ?? USUAL_QUOTA;
  } catch (cause) {
    // Few users may ask. Fewer keys than AWS allows are enough in any case.
    if (cause instanceof FailureError) return USUAL_QUOTA;
    throw cause;
  }
}

/**
 * The question which of several keys may be deleted. Where there are two and the files hold both, there is nothing to
 * choose: throws TWO_KEYS_IN_USE, or INACTIVE_KEY_IN_FILES where AWS lists the other one as inactive, with its key
 * location.
 */
export async function twoKeys(
  ports: Ports,
  session: AwsSession,
  { keys, mustGo }: { readonly keys: readonly ListedKey[]; readonly mustGo: number },
  rules: SlotRules,
): Promise<Question> {
  const seen = await gatherKeyFacts(ports, session, keys);
  const shown = seen.map((facts, index) => {
    const key = keys[index];
    if (key === undefined || key.id === rules.oldKey) {
      return facts;
    }
    return { ...facts, removal: removalOf(key, facts.profiles.length > 0, rules) };
  });
  const other = keys.find((key) => key.id !== rules.oldKey);
  if (keys.length === 2 && other !== undefined) {
    await requireOtherHeldNowhere(ports, other);
  }
  return { about: 'two keys', keys: shown, mustGo };
}

/** Throws TWO_KEYS_IN_USE or INACTIVE_KEY_IN_FILES. */
async function requireOtherHeldNowhere(ports: Ports, { id, status }: ListedKey): Promise<void> {
  const places = await ports.files.locationsOf(id);
  const [first] = places;
  if (first === undefined) return;
  throw new FailureError({
    code: status === 'Inactive' ? 'INACTIVE_KEY_IN_FILES' : 'TWO_KEYS_IN_USE',
    path: first.path,
    line: first.line,
    profiles: [...new Set(places.map(({ profile }) => profile))].slice(0, MOST_PROFILES),
  });
}

function removalOf(key: ListedKey, isHeld: boolean, { now, isRetired }: SlotRules): Removal {
  if (isHeld) {
    return key.status === 'Inactive' ? 'in your files, inactive' : 'in your files';
  }
  if (key.status === 'Inactive' && isRetired(key.id)) {
    return 'retired by Keyturn';
  }
  // A key without a create date may be new.
  return now - (key.createdAt ?? now) >= OLD_ENOUGH ? 'by choice' : 'too young';
}

/** Throws KEY_IN_FILES or KEY_TOO_YOUNG where a key that a person has chosen must not be deleted after all. */
export async function requireMayGo(
  ports: Ports,
  keys: readonly ListedKey[],
  rooms: readonly AccessKeyId[],
  rules: SlotRules,
): Promise<void> {
  for (const room of rooms) {
    const [place] = await ports.files.locationsOf(room);
    if (place !== undefined || room === rules.oldKey) {
      throw new FailureError({ code: 'KEY_IN_FILES', path: place?.path, line: place?.line });
    }
    const key = keys.find((listed) => listed.id === room);
    if (key !== undefined && removalOf(key, false, rules) === 'too young') {
      throw new FailureError({ code: 'KEY_TOO_YOUNG' });
    }
  }
}
