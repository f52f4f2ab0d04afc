import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Failed } from '../../shared/failure.ts';
import { readWholeFile, withFile, writeAll } from '../disk/open-file.ts';
import { systemNameOf } from '../disk/system-errors.ts';
import { autostartFile, isAutostartOn } from './autostart.ts';

// Such a file has some ten lines. In bytes.
const MOST_BYTES = 64 * 1024;

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
        return isAutostartOn((await readWholeFile(file, MOST_BYTES)).toString());
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
    await withFile(draft, 'wx', async (opened) => {
      await writeAll(opened, Buffer.from(text), 0);
      await opened.chmod(0o644);
      await opened.sync();
    });
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}
