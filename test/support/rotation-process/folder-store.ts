import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SecretStore, slot, type Slot } from '../../../main/keychain/secret-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';

const half = '.half';

/** A stand-in of the keychain whose secrets outlive the process: one file each in a folder of a test. */
export function createFolderStore(folder: string): SecretStore {
  const pathOf = (name: Slot): string => join(folder, name);

  async function get(name: Slot): Promise<Secret | undefined> {
    try {
      return new Secret(await readFile(pathOf(name), 'utf8'));
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw cause;
    }
  }

  return {
    put: async (name, secret) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // The system's keychains store a secret completely or not at all.
      await writeFile(pathOf(name) + half, secret.reveal(), { mode: 0o600 });
      await rename(pathOf(name) + half, pathOf(name));
    },
    get,
    remove: async (name) => {
      const wasFull = (await get(name)) !== undefined;
      await rm(pathOf(name), { force: true });
      return wasFull;
    },
    list: async () => {
      const names = await readdir(folder).catch((cause: unknown) => {
        if (isMissing(cause)) return [];
        throw cause;
      });
      return names.filter((name) => !name.endsWith(half)).flatMap((name) => slot(name) ?? []);
    },
  };
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
