import { defined } from '../../../shared/lib/defined.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import { accessKeySecret } from '../../secrets/access-key-secret.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';

/** A key that a person was given, and its user if the text names one. */
export type NewKey = { readonly pair: KeyPair; readonly user?: string };

/** AWS's secrets have 40 characters, 30 bytes in Base64. One of another length was cut or joined with something else. */
export const SECRET_LENGTH = 40;

/** NEW_KEY_NOT_FOUND, with what the text holds instead. */
export function notFound(foundInstead?: Failure['foundInstead']): FailureError {
  return new FailureError({
    code: 'NEW_KEY_NOT_FOUND',
    ...defined({ foundInstead }),
  });
}

/** Whether a text looks like a secret. 40 hexadecimal digits are the ID of a commit. */
export function isSecret(text: string): boolean {
  return /^[A-Za-z0-9/+]{40}$/u.test(text) && !/^[\da-f]{40}$/u.test(text);
}

/** A key of these texts. Throws NEW_KEY_NOT_FOUND where they are no ID and complete secret. */
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
