import nodeFiles from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import type { CredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import type { Moments } from './moments.ts';

/** The known files with a moment before and after each time one is replaced. */
export function killableFiles(files: CredentialsFiles, moments: Moments): CredentialsFiles {
  return {
    ...files,
    replaceIn: (path, oldId, pair) =>
      moments.through(`files.replaceIn ${basename(path)}`, () =>
        files.replaceIn(path, oldId, pair),
      ),
  };
}

/**
 * Puts moments into the saving of a file itself: when its temporary file is made, when that is filled and about to
 * take the file's name, and when it has just taken it. For the whole process, for good.
 */
export function watchTemporaryFiles({ reach }: Moments): void {
  const { open } = nodeFiles;
  const { rename } = fs;
  const isTemporary = (path: unknown): boolean =>
    typeof path === 'string' && /^\.keyturn-.*\.tmp$/.test(basename(path));

  type Opened = (cause: NodeJS.ErrnoException | null, file: number) => void;
  Reflect.set(nodeFiles, 'open', (path: string, flags: string, mode: number, opened: Opened) => {
    open(path, flags, mode, (cause, file) => {
      const isMade = cause === null && isTemporary(path);
      void (isMade ? reach('temporary file made') : Promise.resolve()).then(() => {
        opened(cause, file);
      });
    });
  });
  Reflect.set(fs, 'rename', async (...[from, to]: Parameters<typeof rename>) => {
    if (!isTemporary(from)) return rename(from, to);
    await reach('temporary file filled');
    await rename(from, to);
    await reach('temporary file renamed');
  });
  syncBuiltinESMExports();
}
