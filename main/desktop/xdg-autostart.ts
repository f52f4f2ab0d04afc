import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failed } from '../../shared/failure.ts';
import { systemNameOf } from '../disk/system-errors.ts';
import { autostartFile, isAutostartOn } from './autostart.ts';

/** The system's list of what starts when a person logs in, as far as it is about Keyturn. */
export type LoginList = {
  readonly read: () => Promise<boolean>;
  /** Throws FILE_NOT_SAVED. */
  readonly write: (on: boolean) => Promise<void>;
};

/** What `xdgAutostart` is given. */
export type XdgOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly command: readonly string[];
};

/** On Linux a file in a folder of the person's is what the desktop goes by. */
export function xdgAutostart({ env, home, command }: XdgOptions): LoginList {
  const chosen = env['XDG_CONFIG_HOME'];
  const folder = path.join(
    chosen !== undefined && path.isAbsolute(chosen) ? chosen : path.join(home, '.config'),
    'autostart',
  );
  const file = path.join(folder, 'keyturn.desktop');
  return {
    read: async () => {
      try {
        return isAutostartOn(await readFile(file, 'utf8'));
      } catch (cause) {
        if (systemNameOf(cause) === 'ENOENT') return false;
        throw cause;
      }
    },
    write: async (on) => {
      try {
        await (on ? saveWhole(file, autostartFile(command)) : rm(file, { force: true }));
      } catch (cause) {
        const systemName = systemNameOf(cause);
        const facts = systemName === undefined ? {} : { systemName };
        throw new Failed({ code: 'FILE_NOT_SAVED', path: file, ...facts });
      }
    },
  };
}

/** A desktop that logs in meanwhile reads all of it or nothing. */
async function saveWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, text, { mode: 0o644, flush: true });
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}
