import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explain } from '../../../shared/words/errors.ts';
import { newPair, oldId, oldSecret } from '../../unit/credentials/samples.ts';
import { failureOfAction, inWorkshop, notApplicable, works } from './workshop.ts';

const pairLines = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;

describe('a read-only mount', () => {
  test('behind a link (the store of a package manager): refused before anything is written, with where it leads', () =>
    inWorkshop(async ({ files, folder, credentials }) => {
      const made = join(folder, 'made');
      const store = join(folder, 'store');
      await mkdir(made);
      await mkdir(store);
      await writeFile(join(made, 'aws-credentials'), `[a]\n${pairLines}`, { mode: 0o600 });
      if (!works('mount', '--bind', made, store)) {
        notApplicable('nothing can be mounted here');
        return;
      }
      try {
        expect(works('mount', '-o', 'remount,bind,ro', store)).toBe(true);
        const target = join(store, 'aws-credentials');
        await symlink(target, credentials);
        const failure = await failureOfAction(files.tryReplacing(oldId));
        expect(failure).toMatchObject({ code: 'FOLDER_NOT_WRITABLE', path: credentials, target });
        expect(explain(failure).body).toContain(`is a link to ${target}`);
        const replaced = await failureOfAction(files.replaceIn(credentials, oldId, newPair));
        expect(replaced).toMatchObject({ code: 'FOLDER_NOT_WRITABLE', path: credentials, target });
        expect(explain(replaced).body).toContain(`is a link to ${target}`);
        expect(await readFile(credentials, 'utf8')).toBe(`[a]\n${pairLines}`);
        expect(await readdir(store)).toEqual(['aws-credentials']);
      } finally {
        works('umount', store);
      }
    }));

  test('with the file in it: refused, and the file is as it was', () =>
    inWorkshop(async ({ files, folder, credentials }) => {
      await writeFile(credentials, `[a]\n${pairLines}`, { mode: 0o600 });
      if (!works('mount', '--bind', folder, folder)) {
        notApplicable('nothing can be mounted here');
        return;
      }
      try {
        expect(works('mount', '-o', 'remount,bind,ro', folder)).toBe(true);
        const failure = await failureOfAction(files.tryReplacing(oldId));
        expect(failure).toMatchObject({ path: credentials, systemName: 'EROFS' });
        expect(await readFile(credentials, 'utf8')).toBe(`[a]\n${pairLines}`);
        expect(await readdir(folder)).toEqual(['credentials']);
      } finally {
        works('umount', folder);
      }
    }));
});
