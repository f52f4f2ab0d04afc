import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { Secret } from './secret.ts';

/** ID and secret of one access key: they sign requests. */
export type KeyPair = {
  readonly id: AccessKeyId;
  readonly secret: Secret;
};

/** Whether both ID and secret are equal. */
export function samePair(one: KeyPair, other: KeyPair): boolean {
  return one.id === other.id && one.secret.equals(other.secret);
}
