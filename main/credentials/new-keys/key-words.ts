import { defined } from '../../../shared/lib/defined.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import { accessKeySecret } from '../../secrets/access-key-secret.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';

/** A key as somebody was given it, and whose it is where that is said. */
export type NewKey = { readonly pair: KeyPair; readonly user?: string };

/** AWS makes secrets of forty characters, thirty bytes in base64; one of another length was cut, or put together with something else. */
export const SECRET_LENGTH = 40;

/** Where no key can be read, with what stands there in place of one. */
export function notFound(foundInstead?: Failure['foundInstead']): FailureError {
  return new FailureError({
    code: 'NEW_KEY_NOT_FOUND',
    ...defined({ foundInstead }),
  });
}

/** Whether a text is a secret and nothing else. Forty digits of hexadecimal are the number of a commit. */
export function isSecret(text: string): boolean {
  return /^[A-Za-z0-9/+]{40}$/u.test(text) && !/^[\da-f]{40}$/u.test(text);
}

/** Throws NEW_KEY_NOT_FOUND where the two are not an id and a whole secret. */
export function newKey(idText = '', secretText = '', user = ''): NewKey {
  const id = accessKeyId(idText);
  const secret = accessKeySecret(secretText);
  if (id === undefined || secretText === '') throw notFound();
  if (secret === undefined || secretText.length !== SECRET_LENGTH) {
    throw notFound('a part of a secret');
  }
  const pair = { id, secret };
  return user === '' || user === idText ? { pair } : { pair, user: user.slice(0, 64) };
}
