import { randomBytes } from 'node:crypto';
import { createQueue } from '../base/queues.ts';
import { Secret } from '../secrets/secret.ts';
import { KeychainError } from './keychain-error.ts';
import { createLimitedQueue } from './limited-queue.ts';
import { slot, type SecretStore, type Slot } from './secret-store.ts';

export type Keytar = Pick<
  typeof import('keytar'),
  'getPassword' | 'setPassword' | 'deletePassword' | 'findCredentials'
>;

/** For tests. */
export type KeytarOptions = {
  readonly load?: () => Promise<Keytar>;
  /** Time limit of one keychain call, in ms. */
  readonly limitMs?: number;
  readonly platform?: NodeJS.Platform;
};

/** The name under which the system's keychain window lists Keyturn's entries. */
const keychainService = 'Keyturn';

const witnessValue = 'Keyturn checks that the keychain is unlocked';

/** Secrets in the keychain of the operating system. */
export function createKeytarStore(options: KeytarOptions = {}): SecretStore {
  const { load = loadKeytar, limitMs = 10_000, platform = process.platform } = options;
  const run = createLimitedQueue(limitMs);
  // No valid slot, because of the spaces: `list` leaves it out. Random, as another Keyturn has its own.
  const witness = `write test ${randomBytes(4).toString('hex')}`;
  // All calls share the witness: two at once would remove it from each other.
  const inTurn = createQueue();

  async function keytar(): Promise<Keytar> {
    try {
      return await load();
    } catch (cause) {
      // The native module can't be loaded without libsecret.
      throw new KeychainError('absent', { cause });
    }
  }

  async function get(name: Slot): Promise<Secret | undefined> {
    const { getPassword } = await keytar();
    const read = (): Promise<string | null> => run(() => getPassword(keychainService, name));
    const text = (await read()) ?? (await whileUnlocked(read));
    return text === null ? undefined : new Secret(text);
  }

  async function remove(name: Slot): Promise<boolean> {
    const { deletePassword } = await keytar();
    const tryRemoving = (): Promise<boolean> =>
      run(() => deletePassword(keychainService, name), 'do');
    return (await tryRemoving()) || (await whileUnlocked(tryRemoving));
  }

  async function list(): Promise<readonly Slot[]> {
    const { findCredentials } = await keytar();
    const found = await whileUnlocked(() => run(() => findCredentials(keychainService)));
    const names = found.map(({ account }) => slot(account)).filter((name) => name !== undefined);
    return platform === 'win32' ? onlyOurs([...new Set(names)]) : names;
  }

  /** Windows finds every service whose name begins with "Keyturn". Entries that `get` doesn't find belong to others. */
  async function onlyOurs(names: readonly Slot[]): Promise<readonly Slot[]> {
    const ours: Slot[] = [];
    for (const name of names) {
      if ((await get(name)) !== undefined) ours.push(name);
    }
    return ours;
  }

  /**
   * libsecret answers null, false and [] for a locked keyring, too. So a witness is written before the call and read
   * after it: only an unlocked keyring does both. On other systems, a locked keychain is an error.
   */
  async function whileUnlocked<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    return platform === 'linux' ? withWitness(await keytar(), call) : call();
  }

  async function withWitness<Answer>(
    { getPassword, setPassword, deletePassword }: Keytar,
    call: () => Promise<Answer>,
  ): Promise<Answer> {
    await run(() => setPassword(keychainService, witness, witnessValue));
    const answer = await call();
    if ((await run(() => getPassword(keychainService, witness))) !== witnessValue) {
      throw new KeychainError('locked');
    }
    // A witness that stays is overwritten the next time; the answer is valid.
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
