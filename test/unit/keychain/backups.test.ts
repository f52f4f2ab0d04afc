import { inspect } from 'node:util';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBackups, type KeyBackups } from '../../../main/keychain/backups.ts';
import { KeychainError, type KeychainReason } from '../../../main/keychain/keychain-error.ts';
import { createMemoryStore, type MemoryStore } from '../../../main/keychain/memory-store.ts';
import { newProbeSlot, type SecretStore, slotOf } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import { forms, disguises } from '../../support/secret-search.ts';
import { otherId, sampleFacts, samplePair, sampleSecret, sampleTime } from './sample-pair.ts';

const { id } = samplePair;
const backup = { ...sampleFacts, pair: samplePair, keptAt: sampleTime };
const otherPair = { id: otherId, secret: new Secret('another secret') };

let store: MemoryStore;
let backups: KeyBackups;

beforeEach(() => {
  store = createMemoryStore();
  backups = backupsIn(store);
});

function backupsIn(anyStore: SecretStore): KeyBackups {
  return createBackups(anyStore, () => sampleTime);
}

/** What it fails with; looked through for the secret before it is handed on. */
async function failure(answer: Promise<unknown>): Promise<Failure> {
  const cause = await answer.then(
    () => new Error('It did not fail'),
    (thrown: unknown) => thrown,
  );
  const printed = Buffer.from(
    inspect(cause, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null }),
  );
  const hidden = forms.flatMap((form) => disguises(sampleSecret, form));
  expect(hidden.filter((bytes) => printed.includes(bytes))).toEqual([]);
  expect(printed.includes(sampleSecret.slice(0, 12))).toBe(false);
  if (cause instanceof FailureError) return cause.failure;
  throw cause;
}

/** Every call of the backups. */
const calls: readonly (readonly [string, (all: KeyBackups) => Promise<unknown>])[] = [
  ['prove', (all) => all.prove()],
  ['keep', (all) => all.keep(samplePair, sampleFacts)],
  ['find', (all) => all.find(id)],
  ['remove', (all) => all.remove(id)],
  ['list', (all) => all.list()],
];

describe('backups of key pairs', () => {
  it('give back a pair with what a person needs to know of it', async () => {
    await backups.keep(samplePair, sampleFacts);
    const found = await backups.find(id);
    expect(found).toEqual(backup);
    expect(found?.pair.secret.reveal()).toBe(sampleSecret);
  });

  it('give back any secret and any name', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 64 });
    await fc.assert(
      fc.asyncProperty(text, text, fc.array(text, { maxLength: 3 }), async (...drawn) => {
        const [secret, userName, profiles] = drawn;
        await store.remove(slotOf(id));
        const pair = { id, secret: new Secret(secret) };
        await backups.keep(pair, { ...sampleFacts, userName, profiles });
        const found = await backups.find(id);
        expect(found?.pair.secret.reveal()).toBe(secret);
        expect(found).toMatchObject({ userName, profiles });
      }),
      { seed: 7 },
    );
  });

  it('know which keys have one', async () => {
    expect(await backups.list()).toEqual([]);
    expect(await backups.find(id)).toBeUndefined();
    await backups.keep(samplePair, sampleFacts);
    await backups.keep(otherPair, sampleFacts);
    expect([...(await backups.list())].toSorted()).toEqual([otherId, id].toSorted());
    expect(await backups.remove(id)).toBe(true);
    expect(await backups.remove(id)).toBe(false);
    expect(await backups.list()).toEqual([otherId]);
    expect(await backups.find(otherId)).toMatchObject({ pair: { id: otherId } });
  });

  it('take nothing else in the keychain for a key', async () => {
    await store.put(newProbeSlot(), new Secret('left by a trial'));
    await backups.keep(samplePair, sampleFacts);
    expect(await backups.list()).toEqual([id]);
  });

  it('keep the later facts of the same key', async () => {
    await backups.keep(samplePair, sampleFacts);
    await backups.keep(samplePair, { ...sampleFacts, profiles: ['new'] });
    expect(await backups.find(id)).toEqual({ ...backup, profiles: ['new'] });
    expect(await backups.list()).toEqual([id]);
  });

  it('prove the keychain and leave nothing behind in it', async () => {
    await backups.prove();
    expect(await store.list()).toEqual([]);
  });

  it('are proven twice at once, by two that know nothing of each other', async () => {
    await Promise.all([backups.prove(), backupsIn(store).prove(), backups.prove()]);
    expect(await store.list()).toEqual([]);
  });
});

describe('a keychain that fails', () => {
  it.each<readonly [KeychainReason, Failure]>([
    ['locked', { code: 'KEYCHAIN_LOCKED' }],
    ['absent', { code: 'KEYCHAIN_ABSENT' }],
    ['failed', { code: 'KEYCHAIN_FAILED' }],
    ['timed out', { code: 'KEYCHAIN_FAILED', systemName: 'timed out' }],
  ])(
    'says so in every call if it is %s, and is used again afterwards',
    async (reason, expected) => {
      await backups.keep(otherPair, sampleFacts);
      store.failWith(reason);
      for (const [, call] of calls) expect(await failure(call(backups))).toEqual(expected);
      store.failWith(undefined);
      expect(await backups.list()).toEqual([otherId]);
      for (const [, call] of calls) await call(backups);
    },
  );

  it.each(calls)('gives nothing away of what it said in "%s"', async (_name, call) => {
    const angry = async (): Promise<never> => {
      throw new KeychainError('failed', { cause: new Error(`could not keep ${sampleSecret}`) });
    };
    const all = backupsIn({ put: angry, get: angry, remove: angry, list: angry });
    expect(await failure(call(all))).toEqual({ code: 'KEYCHAIN_FAILED' });
  });

  it('counts as failed where it breaks in its own way', async () => {
    const broken = async (): Promise<never> => {
      throw new TypeError(`no keychain for ${sampleSecret}`);
    };
    const all = backupsIn({ ...store, get: broken });
    expect(await failure(all.keep(samplePair, sampleFacts))).toEqual({ code: 'KEYCHAIN_FAILED' });
  });
});

describe('a pair that is not read back as it was', () => {
  it.each<readonly [string, SecretStore['get']]>([
    ['forgotten', async () => undefined],
    ['another', async () => new Secret('{"secret":"another"}')],
  ])('is not kept, and nothing is left of it, if it is %s', async (_what, get) => {
    const all = backupsIn({ ...store, get });
    expect(await failure(all.prove())).toEqual({ code: 'KEYCHAIN_FAILED' });
    expect(await failure(all.keep(samplePair, sampleFacts))).toEqual({ code: 'KEYCHAIN_FAILED' });
    expect(await store.list()).toEqual([]);
  });

  it('is not kept if the secret alone differs', async () => {
    const liar: SecretStore = {
      ...store,
      get: async (slot) => {
        const text = (await store.get(slot))?.reveal();
        return text === undefined ? undefined : new Secret(text.replace('wJal', 'wJaL'));
      },
    };
    expect(await failure(backupsIn(liar).keep(samplePair, sampleFacts))).toEqual({
      code: 'KEYCHAIN_FAILED',
    });
    expect(await store.list()).toEqual([]);
  });

  it.each<readonly [KeychainReason, string]>([
    ['locked', 'KEYCHAIN_LOCKED'],
    ['failed', 'KEYCHAIN_FAILED'],
    ['timed out', 'KEYCHAIN_FAILED'],
  ])('goes again if the keychain is %s when it is read back', async (reason, code) => {
    let reads = 0;
    const get: SecretStore['get'] = async (slot) => {
      reads += 1;
      if (reads === 2) throw new KeychainError(reason);
      return store.get(slot);
    };
    const all = backupsIn({ ...store, get });
    expect(await failure(all.keep(samplePair, sampleFacts))).toMatchObject({ code });
    expect(await all.list()).toEqual([]);
    expect(await all.find(id)).toBeUndefined();
  });

  it.each<KeychainReason>(['failed', 'timed out'])(
    'goes again if it was written although the keychain said it %s',
    async (reason) => {
      const put: SecretStore['put'] = async (slot, secret) => {
        await store.put(slot, secret);
        throw new KeychainError(reason);
      };
      const all = backupsIn({ ...store, put });
      await failure(all.keep(samplePair, sampleFacts));
      expect(await all.list()).toEqual([]);
      await failure(all.prove());
      expect(await store.list()).toEqual([]);
    },
  );

  it.each<readonly ['put' | 'get', KeychainReason]>([
    ['put', 'locked'],
    ['put', 'timed out'],
    ['get', 'failed'],
  ])('leaves an earlier backup of the key where it is (%s, %s)', async (call, reason) => {
    await backups.keep(samplePair, sampleFacts);
    let reads = 0;
    const refuse = async (): Promise<never> => {
      throw new KeychainError(reason);
    };
    const faults: Partial<SecretStore> =
      call === 'put'
        ? { put: refuse }
        : { get: (slot) => ((reads += 1) === 2 ? refuse() : store.get(slot)) };
    await failure(backupsIn({ ...store, ...faults }).keep(samplePair, sampleFacts));
    expect(await backups.find(id)).toEqual(backup);
  });

  it('fails as the write did, also where it can’t be taken back', async () => {
    const all = backupsIn({
      ...store,
      get: async () => undefined,
      remove: async () => {
        throw new KeychainError('locked');
      },
    });
    expect(await failure(all.keep(samplePair, sampleFacts))).toEqual({ code: 'KEYCHAIN_FAILED' });
  });
});

describe('an entry that is no backup of its key', () => {
  it.each<readonly [string, string]>([
    ['no JSON', `{"secretAccessKey":"${sampleSecret}"`],
    ['a bare secret', sampleSecret],
    ['JSON of something else', JSON.stringify({ secretAccessKey: sampleSecret })],
  ])('is damaged if it is %s, and never shown in an error', async (_what, text) => {
    await store.put(slotOf(id), new Secret(text));
    expect(await failure(backups.find(id))).toEqual({ code: 'BACKUP_DAMAGED' });
    expect(await backups.list()).toEqual([id]);
  });

  it('is damaged if it is the backup of another key', async () => {
    await backups.keep(samplePair, sampleFacts);
    const text = await store.get(slotOf(id));
    await store.put(slotOf(otherId), text ?? new Secret('none'));
    expect(await failure(backups.find(otherId))).toEqual({ code: 'BACKUP_DAMAGED' });
  });

  it('gives way to a new backup of its key, or is removed', async () => {
    await store.put(slotOf(id), new Secret('damaged'));
    await store.put(slotOf(otherId), new Secret('damaged'));
    await backups.keep(samplePair, sampleFacts);
    expect(await backups.find(id)).toEqual(backup);
    expect(await backups.remove(otherId)).toBe(true);
    expect(await backups.list()).toEqual([id]);
  });
});
