import path from 'node:path';
import Store from 'electron-store';
import { setAsideIfDamaged } from './set-aside.ts';
import type { SettingsStorage } from './settings.ts';

/** The opened settings file. */
export type SettingsFile = {
  readonly storage: SettingsStorage;
  /** The new path of a file that could not be used; the settings are the defaults then. */
  readonly damaged: string | undefined;
};

/** Opens `settings.json` in the folder of the application's data. Throws the system's error. */
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
