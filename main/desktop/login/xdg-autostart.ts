import { randomBytes } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { defined } from '../../../shared/lib/defined.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { systemNameOf } from '../../base/system-errors.ts';
import { readWholeFile, withFile, writeAll } from '../../disk/open-file.ts';
import { autostartFile, isAutostartOn, programIn, withCommand } from './autostart.ts';

// Such a file has about ten lines. In bytes.
const MOST_BYTES = 64 * 1024;

/** The part of the system's list of login programs that is about Keyturn. */
export type LoginList = {
  readonly read: () => Promise<boolean>;
  /** Throws FILE_NOT_SAVED. */
  readonly write: (on: boolean) => Promise<void>;
  /** If the program of the entry is gone, gives it this one; switches nothing on or off. Throws as the system does. */
  readonly putRight: () => Promise<void>;
};

export type XdgOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly command: readonly string[];
};

/** The autostart of Linux desktops: a file in a folder of the person's. */
export function xdgAutostart({ env, home, command }: XdgOptions): LoginList {
  const chosen = env['XDG_CONFIG_HOME'];
  const folder = path.join(
    chosen !== undefined && path.isAbsolute(chosen) ? chosen : path.join(home, '.config'),
    'autostart',
  );
  const file = path.join(folder, 'keyturn.desktop');

  async function textOf(): Promise<string | undefined> {
    try {
      return (await readWholeFile(file, MOST_BYTES)).toString();
    } catch (cause) {
      if (systemNameOf(cause) === 'ENOENT') return undefined;
      throw cause;
    }
  }

  return {
    read: async () => {
      const text = await textOf();
      return text !== undefined && isAutostartOn(text);
    },
    putRight: async () => {
      const text = await textOf();
      const program = text === undefined ? undefined : programIn(text);
      // While the program exists, the entry may be for another Keyturn of this person. An AppImage of another version
      // has another name, and the old one is gone after an update.
      if (text === undefined || program === undefined) return;
      if (program !== command[0] && !(await isGone(program))) return;
      const mended = withCommand(text, command);
      if (mended !== undefined) await saveWhole(file, mended);
    },
    write: async (on) => {
      try {
        await (on ? saveWhole(file, autostartFile(command)) : rm(file, { force: true }));
      } catch (cause) {
        const systemName = systemNameOf(cause);
        const facts = defined({ systemName });
        throw new FailureError({ code: 'FILE_NOT_SAVED', path: file, ...facts });
      }
    },
  };
}

/** A program without a folder is found by the desktop. */
async function isGone(program: string): Promise<boolean> {
  if (!path.isAbsolute(program)) return false;
  try {
    await access(program);
    return false;
  } catch (cause) {
    return ['ENOENT', 'ENOTDIR'].includes(systemNameOf(cause) ?? '');
  }
}

/** Atomically: a desktop that starts by then reads all of it or nothing. */
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
