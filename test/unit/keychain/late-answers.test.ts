import { describe, expect, it } from 'vitest';
import { createBackups } from '../../../main/keychain/backups.ts';
import { createKeytarStore } from '../../../main/keychain/keytar-store.ts';
import { probeKeychain } from '../../../main/keychain/probe.ts';
import { createFakeKeytar } from './fake-keytar.ts';
import { sampleFacts, samplePair, sampleTime } from './sample-pair.ts';

const { id } = samplePair;
const timedOut = { failure: { code: 'KEYCHAIN_FAILED', systemName: 'timed out' } };

function open(platform: NodeJS.Platform = 'darwin') {
  const fake = createFakeKeytar();
  const store = createKeytarStore({ load: async () => fake.keytar, limitMs: 30, platform });
  return { ...fake, store, backups: createBackups(store, () => sampleTime) };
}

describe.each(['darwin', 'linux', 'win32'] as const)('a late answer on %s', (platform) => {
  it('leaves no backup of a pair that was not kept', async () => {
    const { backups, entries, hold } = open(platform);
    const write = hold('setPassword', id);
    await expect(backups.keep(samplePair, sampleFacts)).rejects.toMatchObject(timedOut);
    write.release();
    expect(await backups.list()).toEqual([]);
    expect(await backups.find(id)).toBeUndefined();
    expect([...entries.keys()]).toEqual([]);
  });

  it('shows the pair to no call that came while it hung', async () => {
    const { backups, hold } = open(platform);
    const write = hold('setPassword', id);
    const keeping = backups.keep(samplePair, sampleFacts);
    await write.asked;
    const asked = [backups.find(id), backups.list()] as const;
    await expect(keeping).rejects.toMatchObject(timedOut);
    write.release();
    expect(await Promise.all(asked)).toEqual([undefined, []]);
  });

  it('does not take away what was kept after it', async () => {
    const { backups, entries, hold } = open(platform);
    const write = hold('setPassword', id);
    await expect(backups.keep(samplePair, sampleFacts)).rejects.toMatchObject(timedOut);
    const again = backups.keep(samplePair, { ...sampleFacts, userName: 'later' });
    write.release();
    await again;
    expect(await backups.find(id)).toMatchObject({ userName: 'later' });
    expect([...entries.keys()]).toEqual([id]);
  });

  it('of the read-back leaves no backup either', async () => {
    const { backups, entries, hold } = open(platform);
    const write = hold('setPassword', id);
    const keeping = backups.keep(samplePair, sampleFacts);
    await write.asked;
    const read = hold('getPassword', id);
    write.release();
    await expect(keeping).rejects.toMatchObject(timedOut);
    read.release();
    expect(await backups.list()).toEqual([]);
    expect([...entries.keys()]).toEqual([]);
  });

  it('of a removal removes', async () => {
    const { backups, hold } = open(platform);
    await backups.keep(samplePair, sampleFacts);
    const removal = hold('deletePassword', id);
    await expect(backups.remove(id)).rejects.toMatchObject(timedOut);
    removal.release();
    expect(await backups.find(id)).toBeUndefined();
  });

  it('leaves nothing of a trial', async () => {
    const { backups, store, entries, hold } = open(platform);
    const write = hold('setPassword', 'keyturn-probe');
    expect(await probeKeychain(store)).toBe('failed');
    write.release();
    await backups.prove();
    expect([...entries.keys()]).toEqual([]);
  });
});

describe('a keychain that hangs', () => {
  it('removes the pair as soon as it answers, though all calls have timed out', async () => {
    const { backups, entries, hold } = open();
    const write = hold('setPassword', id);
    await expect(backups.keep(samplePair, sampleFacts)).rejects.toMatchObject(timedOut);
    await expect(backups.list()).rejects.toMatchObject(timedOut);
    await expect(backups.find(id)).rejects.toMatchObject(timedOut);
    const removal = hold('deletePassword', id);
    write.release();
    await removal.asked;
    expect([...entries.keys()]).toEqual([id]);
    removal.release();
    await expect.poll(() => [...entries.keys()]).toEqual([]);
  });

  it('removes what it was to remove, though it hung on another call', async () => {
    const { backups, entries, hold } = open();
    await backups.keep(samplePair, sampleFacts);
    const read = hold('getPassword', id);
    await expect(backups.find(id)).rejects.toMatchObject(timedOut);
    await expect(backups.remove(id)).rejects.toMatchObject(timedOut);
    read.release();
    await expect.poll(() => [...entries.keys()]).toEqual([]);
  });

  it('keeps nothing late that it had not begun to keep in time', async () => {
    const { backups, entries, hold } = open();
    const read = hold('findCredentials');
    await expect(backups.list()).rejects.toMatchObject(timedOut);
    await expect(backups.keep(samplePair, sampleFacts)).rejects.toMatchObject(timedOut);
    read.release();
    expect(await backups.list()).toEqual([]);
    expect([...entries.keys()]).toEqual([]);
  });

  it('does not lose an earlier backup of the same key', async () => {
    const { backups, hold } = open();
    await backups.keep(samplePair, sampleFacts);
    const write = hold('setPassword', id);
    await expect(backups.keep(samplePair, sampleFacts)).rejects.toMatchObject(timedOut);
    write.release();
    expect((await backups.find(id))?.pair.secret.equals(samplePair.secret)).toBe(true);
  });
});
