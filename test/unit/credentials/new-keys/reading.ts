import { readNewKeys } from '../../../../main/credentials/new-keys/read-new-keys.ts';
import { FailureError, type Failure } from '../../../../shared/values/failure.ts';

export const id = 'AKIAIOSFODNN7EXAMPLE';
export const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
export const otherId = 'AKIAI44QH8DHBEXAMPLE';
export const otherSecret = 'je7MtGbClwBF/2Zp9Utk+h3yCo8nvbEXAMPLEKEY';
export const old = 'AKIACCCCCCCCCCCCCCCC';
export const oldSecret = 'ZYXdefghijabcdefghijabcdefghijabcdefg/+j';

/** The keys in a text: id, secret, user. */
export function read(text: string | Buffer): readonly (readonly (string | undefined)[])[] {
  return readNewKeys(Buffer.from(text)).map(({ pair, user }) => [
    pair.id,
    pair.secret.reveal(),
    user,
  ]);
}

/** Why a text is not read; undefined where it is. */
export function refusalOf(text: string | Buffer): Failure | undefined {
  try {
    readNewKeys(Buffer.from(text));
  } catch (cause) {
    if (cause instanceof FailureError) return cause.failure;
    throw cause;
  }
  return undefined;
}
