import type { Keytar } from '../../../main/keychain/keytar-store.ts';

/** A call that waits: it takes effect when the test says so. */
export type PausedCall = {
  /** Ends when the keychain has been asked. */
  readonly asked: Promise<void>;
  /** Lets it take effect. */
  release(): void;
};

/** A keychain in memory that can be made to hang. */
export function createFakeKeytar() {
  const entries = new Map<string, string>();
  const holds = new Set<Hold>();

  /** The next such call waits; others go on. `prefix` is how the name of the entry begins. */
  function hold(call: keyof Keytar, prefix = ''): PausedCall {
    let release = (): void => undefined;
    let tell = (): void => undefined;
    const asked = new Promise<void>((resolve) => (tell = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    holds.add({ call, prefix, released, tell });
    return { asked, release: () => release() };
  }

  async function arrive(call: keyof Keytar, account = ''): Promise<void> {
    const found = [...holds].find((one) => one.call === call && account.startsWith(one.prefix));
    if (found === undefined) return;
    holds.delete(found);
    found.tell();
    await found.released;
  }

  const keytar = {
    getPassword: async (_service, account) => {
      await arrive('getPassword', account);
      return entries.get(account) ?? null;
    },
    setPassword: async (_service, account, password) => {
      await arrive('setPassword', account);
      entries.set(account, password);
    },
    deletePassword: async (_service, account) => {
      await arrive('deletePassword', account);
      return entries.delete(account);
    },
    findCredentials: async () => {
      await arrive('findCredentials');
      return [...entries].map(([account, password]) => ({ account, password }));
    },
  } satisfies Keytar;

  return { keytar, entries, hold };
}

type Hold = {
  readonly call: keyof Keytar;
  readonly prefix: string;
  readonly released: Promise<void>;
  readonly tell: () => void;
};
