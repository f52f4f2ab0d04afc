import { randomBytes } from 'node:crypto';
import { createQueue } from '../base/queues.ts';
import { Secret } from '../secrets/secret.ts';
import { KeychainError } from './keychain-error.ts';
import { createLimitedQueue } from './limited-queue.ts';
import { slot, type SecretStore, type Slot } from './secret-store.ts';

/** The functions of keytar that are used. */
export type Keytar = Pick<
  typeof import('keytar'),
  'getPassword' | 'setPassword' | 'deletePassword' | 'findCredentials'
>;

/** What tests replace. */
export type KeytarOptions = {
  readonly load?: () => Promise<Keytar>;
  /** How long one call of the keychain may take, in ms. */
  readonly limitMs?: number;
  readonly platform?: NodeJS.Platform;
};

/** The name under which the keychain's own window lists what Keyturn keeps. */
const keychainService = 'Keyturn';

const witnessValue = 'Keyturn checks that the keychain is unlocked';

/** Secrets in the keychain of the operating system. */
export function createKeytarStore(options: KeytarOptions = {}): SecretStore {
  const { load = loadKeytar, limitMs = 10_000, platform = process.platform } = options;
  const run = createLimitedQueue(limitMs);
  // No slot: `list` never shows it, and no key can have such a name. Another Keyturn has a witness of its own.
  const witness = `write test ${randomBytes(4).toString('hex')}`;
  // The witness is one for all calls: two at once would take it from each other.
  const inTurn = createQueue();

  async function keytar(): Promise<Keytar> {
    try {
      return await load();
    } catch (cause) {
      // Without libsecret the native module can't be loaded at all.
      throw new KeychainError('absent', { cause });
    }
  }

  async function get(name: Slot): Promise<Secret | undefined> {
    const { getPassword } = await keytar();
    const ask = (): Promise<string | null> => run(() => getPassword(keychainService, name));
    const text = (await ask()) ?? (await whileUnlocked(ask));
    return text === null ? undefined : new Secret(text);
  }

  async function remove(name: Slot): Promise<boolean> {
    const { deletePassword } = await keytar();
    const ask = (): Promise<boolean> => run(() => deletePassword(keychainService, name), 'do');
    return (await ask()) || (await whileUnlocked(ask));
  }

  async function list(): Promise<readonly Slot[]> {
    const { findCredentials } = await keytar();
    const found = await whileUnlocked(() => run(() => findCredentials(keychainService)));
    const names = found.map(({ account }) => slot(account)).filter((name) => name !== undefined);
    return platform === 'win32' ? onlyOurs([...new Set(names)]) : names;
  }

  /** Windows finds every service whose name begins like ours; what can't be got is another one's. */
  async function onlyOurs(names: readonly Slot[]): Promise<readonly Slot[]> {
    const ours: Slot[] = [];
    for (const name of names) {
      if ((await get(name)) !== undefined) ours.push(name);
    }
    return ours;
  }

  /**
   * libsecret answers null, false and [] for a locked keyring too. So a witness is written before the question and
   * read after it: only an unlocked keyring does both. Elsewhere a locked keychain is an error already.
   */
  async function whileUnlocked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    return platform === 'linux' ? withWitness(await keytar(), ask) : ask();
  }

  async function withWitness<Answer>(
    { getPassword, setPassword, deletePassword }: Keytar,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    await run(() => setPassword(keychainService, witness, witnessValue));
    const answer = await ask();
    if ((await run(() => getPassword(keychainService, witness))) !== witnessValue) {
      throw new KeychainError('locked');
    }
    // One that stays is written over the next time; the answer is as good.
    await run(() => deletePassword(keychainService, witness), 'do').catch(() => undefined);
    return answer;
  }

  return {
    put: (name, secret) =>
      inTurn(async () => {
        const { setPassword } = await keytar();
        await run(() => setPassword(keychainService, name, secret.reveal()));
      }),
    get: (name) => inTurn(() => get(name)),
    remove: (name) => inTurn(() => remove(name)),
    list: () => inTurn(list),
  };
}

async function loadKeytar(): Promise<Keytar> {
  const loaded = await import('keytar');
  return loaded.default;
}
