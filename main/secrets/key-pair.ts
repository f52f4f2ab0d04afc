import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { Secret } from './secret.ts';

/** One IAM access key: what signs a request. */
export type KeyPair = {
  readonly id: AccessKeyId;
  readonly secret: Secret;
};

/** Whether two pairs are the same key with the same secret. */
export function samePair(one: KeyPair, other: KeyPair): boolean {
  return one.id === other.id && one.secret.equals(other.secret);
}
