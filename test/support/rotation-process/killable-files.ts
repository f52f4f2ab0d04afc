import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import type { CredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import type { Moments } from './moments.ts';

/** The known files with a moment before and after each replacement. */
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
 * Adds moments to the saving of a file: when its temporary file is created, when that is complete and about to replace
 * the file, and right after it has. For the rest of the process.
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
