import { link, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** The writes without which a rotation could lose a key or tear a file, flushed to the disk where necessary. */
export type PromisedWrites = {
  /** Locks both files. */
  lock(): Promise<void>;
  /** Begins a journal, with space for its end. */
  begin(): Promise<void>;
  /** Adds a record to it. */
  record(): Promise<void>;
  /** Replaces the credentials file as a whole. */
  save(): Promise<void>;
  /** Adds a line to the history. */
  tell(): Promise<void>;
  unlock(): Promise<void>;
  /** Removes the journal, so that the next rotation creates one again. */
  clearUp(): Promise<void>;
};

const line = `${JSON.stringify({ kind: 'a record of usual length', at: 0, more: 'x'.repeat(200) })}\n`;
const room = 16 * 1024;

/** These writes in a folder, and nothing else: nothing is read, compared, parsed or tried out. */
export function promisedWrites(folder: string): PromisedWrites {
  const locks = ['config', 'credentials'].map((name) => join(folder, `.${name}-lock`));
  const credentials = join(folder, 'credentials');
  const journal = join(folder, 'journal');
  let length = 0;
  return {
    lock: async () => {
      const drafts = locks.map((lock) => `${lock}-draft`);
      await Promise.all(drafts.map((draft) => write(draft, 'wx', line)));
      for (const [at, lock] of locks.entries()) {
        await link(drafts[at] ?? '', lock);
        await unlink(drafts[at] ?? '');
      }
    },
    begin: async () => {
      length = line.length;
      await write(journal, 'wx', line + ' '.repeat(room), 0, () => flush(folder));
    },
    record: async () => {
      await write(journal, 'r+', line, length);
      length += line.length;
    },
    save: async () => {
      await write(`${credentials}-new`, 'wx', line);
      await rename(`${credentials}-new`, credentials);
      await flush(folder);
    },
    tell: () => write(join(folder, 'history'), 'a', line),
    unlock: async () => {
      await Promise.all(locks.map((lock) => unlink(lock)));
    },
    clearUp: () => unlink(journal),
  };
}

async function write(
  path: string,
  flags: string,
  text: string,
  position = 0,
  besides: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.write(text, flags === 'a' ? null : position);
    await Promise.all([file.sync(), besides()]);
  } finally {
    await file.close();
  }
}

async function flush(folder: string): Promise<void> {
  const opened = await open(folder);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
