import { expect, test } from 'vitest';
import { createKeytarStore } from '../../../main/keychain/keytar-store.ts';
import { slot } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { createFakeKeytar } from './fake-keytar.ts';
import { samplePair } from './sample-pair.ts';

test('on Windows, what a program with a longer name keeps is not listed as a backup', async () => {
  const { keytar } = createFakeKeytar();
  const beside = { account: 'AKIAI44QH8DHBEXAMPLE', password: 'another program’s' };
  const store = createKeytarStore({
    platform: 'win32',
    // As the credential manager does: every service that begins so (wincred.h, CredEnumerate with a star).
    load: async () => ({
      ...keytar,
      findCredentials: async () => [...(await keytar.findCredentials()), beside],
    }),
  });
  const name = slot(samplePair.id);
  if (name === undefined) throw new Error('the id is well-formed');
  await store.put(name, new Secret('ours'));
  expect(await store.list()).toEqual([name]);
});
