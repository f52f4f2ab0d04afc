import { afterEach, describe, expect, it } from 'vitest';
import {
  type BackupFacts,
  createBackups,
  type KeyBackups,
} from '../../../main/keychain/backups.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { accessKeyId, accountId, userId } from '../../../shared/values/identifiers.ts';
import type { Keyring } from '../../support/desktop/keyring.ts';
import { signalGroup } from '../../support/desktop/processes.ts';
import { startStore } from './remote-store.ts';
import { startSession } from './session.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const pair: KeyPair = {
  id: known(accessKeyId('AKIAIOSFODNN7EXAMPLE')),
  secret: new Secret(secret),
};
const facts: BackupFacts = {
  account: known(accountId('123456789012')),
  userId: known(userId('AIDACKCEVSQ6C2EXAMPLE')),
  userName: 'jürgen',
  profiles: ['default', 'Kunde „A“', '日本'],
};
const keptAt = Date.UTC(2026, 0, 2);
const opened: { end(): Promise<void> }[] = [];

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The sample is malformed');
  return value;
}

async function open(
  kind: Parameters<typeof startSession>[0],
  { limitMs, faults }: { limitMs?: number; faults?: (store: SecretStore) => SecretStore } = {},
) {
  const session = await startSession(kind);
  opened.push({ end: () => session.close() });
  const store = startStore(session.environment, limitMs);
  opened.push(store);
  const backups = createBackups(faults?.(store) ?? store, () => keptAt);
  return { keyring: session.keyring, backups };
}

/** Every call of the backups. */
function everyCall(backups: KeyBackups): readonly (() => Promise<unknown>)[] {
  return [
    () => backups.prove(),
    () => backups.keep(pair, facts),
    () => backups.find(pair.id),
    () => backups.remove(pair.id),
    () => backups.list(),
  ];
}

/** What another tool finds for the sample key. */
function lookUp(keyring: Keyring | undefined): Promise<string | undefined> {
  return known(keyring).lookup({ service: 'Keyturn', account: pair.id });
}

/** Stops the keyring's process: every call hangs until it continues. */
function freeze(keyring: Keyring | undefined): { thaw(): void } {
  const { pid } = known(keyring).daemon.child;
  signalGroup(pid, 'SIGSTOP');
  return { thaw: () => signalGroup(pid, 'SIGCONT') };
}

afterEach(async () => {
  for (const part of opened.splice(0).toReversed()) await part.end();
});

describe('backups in the keychain of this system', { timeout: 30_000 }, () => {
  it('are kept, found, listed and removed, and nothing stays behind', async () => {
    const { backups, keyring } = await open('unlocked');
    await backups.prove();
    await backups.keep(pair, facts);
    expect(await lookUp(keyring)).toContain(secret);
    const found = await backups.find(pair.id);
    expect(found).toEqual({ ...facts, pair, keptAt });
    expect(found?.pair.secret.reveal()).toBe(secret);
    expect(await backups.list()).toEqual([pair.id]);
    expect(await backups.remove(pair.id)).toBe(true);
    expect(await backups.find(pair.id)).toBeUndefined();
    expect(await keyring?.search({ service: 'Keyturn' })).toBe('');
  });

  it.each([
    ['no bus', 'KEYCHAIN_ABSENT'],
    ['no keyring', 'KEYCHAIN_ABSENT'],
    ['empty', 'KEYCHAIN_LOCKED'],
    ['locked', 'KEYCHAIN_LOCKED'],
  ] as const)('fail in every call with the keyring "%s": %s', async (kind, code) => {
    const { backups } = await open(kind);
    for (const call of everyCall(backups)) {
      await expect(call()).rejects.toMatchObject({ failure: { code } });
    }
  });

  it('are there again when a locked keyring is unlocked', async () => {
    const { backups, keyring } = await open('unlocked');
    await backups.keep(pair, facts);
    await keyring?.lock();
    for (const call of everyCall(backups)) {
      await expect(call()).rejects.toMatchObject({ failure: { code: 'KEYCHAIN_LOCKED' } });
    }
    await keyring?.unlock();
    expect(await backups.find(pair.id)).toEqual({ ...facts, pair, keptAt });
  });

  it('fail when the keyring dies before a pair is read back', async () => {
    const { backups, keyring } = await open('unlocked', {
      faults: (store) => ({
        ...store,
        put: async (slot, text) => {
          await store.put(slot, text);
          await keyring?.daemon.stop();
        },
      }),
    });
    await expect(backups.keep(pair, facts)).rejects.toMatchObject({
      failure: { code: expect.stringMatching(/^KEYCHAIN_/) },
    });
  });
});

describe('a keyring that hangs', { timeout: 30_000 }, () => {
  const limitMs = 1500;
  const timedOut = { failure: { code: 'KEYCHAIN_FAILED', systemName: 'timed out' } };

  /** A keyring that hangs from the first write of a pair. */
  async function hangingInWrite() {
    const frozen: { thaw(): void }[] = [];
    const { keyring, backups } = await open('unlocked', {
      limitMs,
      faults: (store) => ({
        ...store,
        put: (slot, text) => {
          if (frozen.length === 0) frozen.push(freeze(keyring));
          return store.put(slot, text);
        },
      }),
    });
    return { keyring, backups, thaw: () => frozen.at(0)?.thaw() };
  }

  it('does not keep a pair that was given up', async () => {
    const { keyring, backups, thaw } = await hangingInWrite();
    await expect(backups.keep(pair, facts)).rejects.toMatchObject(timedOut);
    thaw();
    expect(await backups.list()).toEqual([]);
    expect(await backups.find(pair.id)).toBeUndefined();
    expect(await lookUp(keyring)).toBeUndefined();
  });

  it('keeps what it is given after that', async () => {
    const { keyring, backups, thaw } = await hangingInWrite();
    await expect(backups.keep(pair, facts)).rejects.toMatchObject(timedOut);
    thaw();
    await backups.keep(pair, facts);
    expect(await backups.find(pair.id)).toEqual({ ...facts, pair, keptAt });
    expect(await lookUp(keyring)).toContain(secret);
  });

  it('removes late what it was to remove', async () => {
    const { keyring, backups } = await open('unlocked', { limitMs });
    await backups.keep(pair, facts);
    const frozen = freeze(keyring);
    await expect(backups.find(pair.id)).rejects.toMatchObject(timedOut);
    await expect(backups.remove(pair.id)).rejects.toMatchObject(timedOut);
    frozen.thaw();
    expect(await backups.list()).toEqual([]);
    expect(await lookUp(keyring)).toBeUndefined();
  });
});
