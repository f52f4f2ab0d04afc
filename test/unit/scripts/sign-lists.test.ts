import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { developmentKey } from '../../../main/desktop/updater/update-keys.ts';
import { signedList } from '../../../main/desktop/updater/update-signature.ts';
import {
  signingVariable,
  signLists,
  takeSigningKeys,
} from '../../../scripts/package/sign-lists.ts';
import { CannotPrepare } from '../../../scripts/prepare/types.ts';
import { developmentPrivateKey, somebodyElsesKey } from '../../support/updates/sign.ts';

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const spelled = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
const [ours, next] = [somebodyElsesKey(), somebodyElsesKey()];

describe('a release', () => {
  test('takes the publisher’s keys, and leaves none of them where a tool could read it', () => {
    const environment = { [signingVariable]: `${pem(ours)}\n${pem(next)}`, PATH: '/bin' };
    const keys = takeSigningKeys(environment, [spelled(ours), spelled(next)]);
    expect(keys.map(spelled)).toEqual([spelled(ours), spelled(next)]);
    expect(environment).toEqual({ PATH: '/bin' });
  });

  test.each([
    ['without a key', {}, []],
    ['with an empty one', { [signingVariable]: '' }, []],
    ['with one that no package believes', { [signingVariable]: pem(ours) }, [spelled(next)]],
    [
      'with one of another kind',
      { [signingVariable]: pem(generateKeyPairSync('ed448').privateKey) },
      [],
    ],
    ['with the one of the tests', { [signingVariable]: pem(developmentPrivateKey) }, undefined],
  ])('is not made %s', (_, environment, believed) => {
    expect(() => takeSigningKeys(environment, believed)).toThrow(CannotPrepare);
  });

  test('shows nothing of a key that it can’t read', () => {
    const broken = pem(ours).replace(/\n(?=.)/u, '\nAAAA');
    expect(() => takeSigningKeys({ [signingVariable]: broken }, [])).toThrow(
      `A key in ${signingVariable} is no Ed25519 key in PEM.`,
    );
  });
});

describe('the lists beside the packages', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'keyturn-lists-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test('are signed, each for its own name, so that Keyturn believes them', async () => {
    const names = ['latest-linux.yml', 'latest-linux-arm64.yml'];
    for (const name of names) await writeFile(path.join(folder, name), `version: 0.2.0 # ${name}`);
    await writeFile(path.join(folder, 'builder-debug.yml'), 'x: 1\n');
    expect(await signLists(folder, [ours, next])).toHaveLength(2);
    for (const name of names) {
      const text = await readFile(path.join(folder, name), 'utf8');
      for (const key of [ours, next]) {
        expect(signedList(text, name, [createPublicKey(key)])).toBe(`version: 0.2.0 # ${name}\n`);
        expect(signedList(text, 'latest.yml', [createPublicKey(key)])).toBeUndefined();
      }
    }
    expect(await readFile(path.join(folder, 'builder-debug.yml'), 'utf8')).toBe('x: 1\n');
  });

  test('have to be there', async () => {
    await expect(signLists(folder, [ours])).rejects.toThrow(CannotPrepare);
  });
});

test('the key of the tests is the one that is believed in development', () => {
  expect(spelled(developmentPrivateKey)).toBe(developmentKey);
});
