import { Secret } from './secret.ts';

/**
 * The secret of an access key, or undefined where the text can't be one. AWS uses 40 characters of Base64's alphabet.
 * Other lengths are accepted, as for key IDs; other characters never: a shell would run some of them.
 */
export function accessKeySecret(text: string): Secret | undefined {
  return /^[A-Za-z0-9/+=]{16,128}$/.test(text) ? new Secret(text) : undefined;
}
