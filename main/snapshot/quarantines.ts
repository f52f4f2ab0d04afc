import type { Failure } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { FinishedCall } from '../aws/observed-aws.ts';

/** The keys that AWS has refused because it has found a key of their user in public. */
export type Quarantines = {
  ended(call: FinishedCall): void;
  /** AWS's refusal, until an answer shows that the quarantine has ended. */
  of(key: AccessKeyId): Failure | undefined;
  /** Forgets a quarantine at a person's request: the next rotation finds out again. */
  forget(): void;
};

// What the quarantine denies (AWS Managed Policy Reference, "AWSCompromisedKeyQuarantine"): an answer to one of these
// that is no refusal shows that it has ended.
const denied: ReadonlySet<string> = new Set(['CreateAccessKey', 'UpdateAccessKey']);

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

/** AWS checks the permission first: "no such key" and "no free slot" show that it was there. */
export function isAllowed(failure: Failure | undefined): boolean {
  return (
    failure === undefined || failure.code === 'NO_SUCH_KEY' || failure.code === 'LIMIT_EXCEEDED'
  );
}
