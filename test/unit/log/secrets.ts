import { createHash } from 'node:crypto';
import fc from 'fast-check';

/** Base64 in no order, as AWS's secrets are; fast-check's own texts prefer `AAAA`. */
function randomBase64(seed: number, length: number): string {
  let text = '';
  for (let part = 0; text.length < length; part += 1) {
    text += createHash('sha512').update(`${seed} ${part}`).digest('base64').slice(0, 80);
  }
  return text.slice(0, length);
}

/** Secret access keys: 40 characters. */
export const anySecret = fc.nat().map((seed) => randomBase64(seed, 40));
/** Session tokens: some hundred characters. */
export const anyToken = fc
  .tuple(fc.nat(), fc.integer({ min: 100, max: 400 }))
  .map(([seed, length]) => randomBase64(seed, length));
/** Ids of access keys. */
export const anyKeyId = fc
  .string({
    unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')),
    minLength: 16,
    maxLength: 16,
  })
  .map((end) => `AKIA${end}`);
