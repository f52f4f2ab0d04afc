import type { Failure } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { FinishedCall } from '../aws/observed-aws.ts';

/** The keys that AWS has refused because it has found a key of their user in public. */
export type Quarantines = {
  ended(call: FinishedCall): void;
  /** What AWS said, while nothing is known of an end of the quarantine. */
  of(key: AccessKeyId): Failure | undefined;
  /** A person wants AWS asked again: whoever rotates then hears what is so by now. */
  forget(): void;
};

// What the quarantine denies (AWS Managed Policy Reference, "AWSCompromisedKeyQuarantine"): an answer to one of these
// that is no refusal tells that it has ended.
const denied: ReadonlySet<string> = new Set(['CreateAccessKey', 'UpdateAccessKey']);

/** Begins with none. */
export function createQuarantines(): Quarantines {
  const known = new Map<AccessKeyId, Failure>();
  return {
    ended: ({ signer, action, failure }) => {
      if (failure?.code === 'KEY_IN_QUARANTINE') known.set(signer, failure);
      else if (denied.has(action) && isAllowed(failure)) known.delete(signer);
    },
    of: (key) => known.get(key),
    forget: () => {
      known.clear();
    },
  };
}

/** AWS looks at the permission first: whoever hears that there is no such key, or no room, might have done it. */
export function isAllowed(failure: Failure | undefined): boolean {
  return (
    failure === undefined || failure.code === 'NO_SUCH_KEY' || failure.code === 'LIMIT_EXCEEDED'
  );
}
