import { expect, test } from 'vitest';
import { createBackups } from '../../../main/keychain/backups.ts';
import { createMemoryStore } from '../../../main/keychain/memory-store.ts';
import { slotOf } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { sampleFacts, samplePair, sampleTime } from './sample-pair.ts';

const other = { id: samplePair.id, secret: new Secret('another secret of this key') };

test('a backup is never written over with another secret', async () => {
  const backups = createBackups(createMemoryStore(), () => sampleTime);
  await backups.keep(samplePair, sampleFacts);
  await expect(backups.keep(other, sampleFacts)).rejects.toMatchObject({
    failure: { code: 'BACKUP_DIFFERS' },
  });
  expect((await backups.find(samplePair.id))?.pair).toEqual(samplePair);
  await backups.keep(samplePair, { ...sampleFacts, profiles: ['work', 'play'] });
  expect((await backups.find(samplePair.id))?.profiles).toEqual(['work', 'play']);
});

test('what can’t be read is no backup, and is written over', async () => {
  const store = createMemoryStore();
  const backups = createBackups(store, () => sampleTime);
  await store.put(slotOf(samplePair.id), new Secret('{"version":1'));
  await backups.keep(samplePair, sampleFacts);
  expect((await backups.find(samplePair.id))?.pair).toEqual(samplePair);
});
