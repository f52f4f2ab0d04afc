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
  const { open, rename } = fs;
  const isTemporary = (path: unknown): boolean =>
    typeof path === 'string' && /^\.keyturn-.*\.tmp$/.test(basename(path));

  Reflect.set(fs, 'open', async (...call: Parameters<typeof open>) => {
    const file = await open(...call);
    if (isTemporary(call[0])) await reach('temporary file made');
    return file;
  });
  Reflect.set(fs, 'rename', async (...[from, to]: Parameters<typeof rename>) => {
    if (!isTemporary(from)) return rename(from, to);
    await reach('temporary file filled');
    await rename(from, to);
    await reach('temporary file renamed');
  });
  syncBuiltinESMExports();
}
