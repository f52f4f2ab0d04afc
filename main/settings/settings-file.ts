import path from 'node:path';
import Store from 'electron-store';
import { setAsideIfDamaged } from './set-aside.ts';
import type { SettingsStorage } from './settings.ts';

/** The settings file as it was found. */
export type SettingsFile = {
  readonly storage: SettingsStorage;
  /** Where a file that could not be used is now; the settings start from their defaults then. */
  readonly damaged: string | undefined;
};

/** Opens `settings.json` in the folder of the application's data. Throws the system's error where it can't be read. */
export function openSettingsFile(folder: string, now: Date): SettingsFile {
  const name = 'settings';
  const damaged = setAsideIfDamaged(path.join(folder, `${name}.json`), now);
  const store = new Store({ name, cwd: folder, configFileMode: 0o600 });
  return {
    damaged,
    storage: {
      get: () => store.store,
      set: (value) => {
        store.store = value;
      },
    },
  };
}
