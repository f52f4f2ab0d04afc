import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  publicKeyOf,
  releaseKeys,
  trustedKeys,
} from '../../../../main/desktop/updater/update-keys.ts';
import { UpdateList } from '../../../../main/desktop/updater/update-list.ts';
import { signedList } from '../../../../main/desktop/updater/update-signature.ts';
import { developmentPrivateKey, signed, somebodyElsesKey } from '../../../support/updates/sign.ts';

const file = 'latest-linux.yml';
const list = 'version: 0.2.0\nfiles:\n  - url: keyturn.AppImage\n';
const [ours, next, theirs] = [somebodyElsesKey(), somebodyElsesKey(), somebodyElsesKey()];
const known = [createPublicKey(ours)];

describe('a list of updates', () => {
  test('counts where one of the publisher’s keys has signed it, without the signature', () => {
    expect(signedList(signed(file, list, [ours]), file, known)).toBe(list);
  });

  test('does not where nobody has, or somebody else', () => {
    expect(signedList(list, file, known)).toBeUndefined();
    expect(signedList('', file, known)).toBeUndefined();
    expect(signedList(signed(file, list, [theirs]), file, known)).toBeUndefined();
    expect(signedList(signed(file, list, [ours]), file, [])).toBeUndefined();
  });

  test('does not as the list of another system', () => {
    expect(signedList(signed('latest.yml', list, [ours]), file, known)).toBeUndefined();
  });

  test('is believed by older and newer versions while one key takes the place of another', () => {
    const both = signed(file, list, [ours, next]);
    expect(signedList(both, file, [createPublicKey(ours)])).toBe(list);
    expect(signedList(both, file, [createPublicKey(next)])).toBe(list);
    expect(signedList(both, file, [createPublicKey(theirs)])).toBeUndefined();
  });

  test('does not with signatures without end', () => {
    const many = signed(file, list, [ours, ours, ours, ours, ours]);
    expect(signedList(many, file, known)).toBeUndefined();
    const lines = signed(file, '', [theirs]).repeat(20_000);
    const from = performance.now();
    expect(signedList(lines, file, known)).toBeUndefined();
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  test('with any one letter changed is none', () => {
    const text = signed(file, list, [ours]);
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(text[at] !== other);
          const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
          // The last letter of Base64 has bits that count for nothing: then it is the same signature.
          const isSpelling = at === text.length - 4;
          const read = signedList(changed, file, known);
          expect(isSpelling && read === list ? undefined : read).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is believed by no other kind of key', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed448');
    expect(signedList(signed(file, list, [privateKey]), file, [publicKey])).toBeUndefined();
  });
});

describe('the keys', () => {
  test('of tests and development are never believed by a package', () => {
    const spelled = (isPackaged: boolean): readonly string[] =>
      trustedKeys(isPackaged).map((key) =>
        key.export({ type: 'spki', format: 'der' }).toString('hex'),
      );
    const development = createPublicKey(developmentPrivateKey)
      .export({ type: 'spki', format: 'der' })
      .toString('hex');
    expect(spelled(false)).toContain(development);
    expect(spelled(true)).not.toContain(development);
    expect(spelled(true)).toHaveLength(releaseKeys.length);
  });

  test('of a release are Ed25519', () => {
    for (const text of releaseKeys) expect(publicKeyOf(text).asymmetricKeyType).toBe('ed25519');
  });
});

describe('what is read of a list', () => {
  const sha512 = `${'A'.repeat(86)}==`;
  const right = { version: '0.2.0', files: [{ url: 'keyturn.AppImage', sha512, size: 7 }] };

  test('leaves out what Keyturn does not go by', () => {
    const more = { ...right, sha2: 'x', packages: {}, stagingPercentage: 5 };
    expect(UpdateList.parse(more)).toEqual(right);
  });

  test.each([
    ['a path', { url: '../keyturn.AppImage' }],
    ['an address', { url: 'https://evil.test/x' }],
    ['no SHA-512', { sha512: undefined }],
    ['a SHA-256 alone', { sha512: undefined, sha2: 'a'.repeat(64) }],
    ['a short SHA-512', { sha512: 'AAAA' }],
    ['no size', { size: 0 }],
  ])('takes no file with %s', (_, change) => {
    const files = [{ ...right.files[0], ...change }];
    expect(UpdateList.safeParse({ ...right, files }).success).toBe(false);
  });
});
