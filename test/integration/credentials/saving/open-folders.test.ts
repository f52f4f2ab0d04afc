import { chmod, chown, mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCredentialsFiles } from '../../../../main/credentials/credentials-files.ts';
import type { FolderAccess } from '../../../../main/credentials/saving/open-folders.ts';
import { profileName } from '../../../../shared/values/identifiers.ts';
import { newPair, oldId, oldSecret } from '../../../unit/credentials/samples.ts';
import { failureOfAction, inWorkshop, type Workshop } from '../workshop.ts';

const text = `[work]\naws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
const isRoot = process.geteuid?.() === 0;

/** The known files, with the folders that a person has decided about. */
function filesOf({ locations }: Workshop) {
  const kept = new Map<string, FolderAccess>();
  const trusted = {
    get: (folder: string) => kept.get(folder),
    set: (folder: string, access: FolderAccess) => void kept.set(folder, access),
  };
  return createCredentialsFiles({ locations: () => locations, trusted });
}

describe.runIf(process.platform !== 'win32')('a folder that others may write in', () => {
  test.each([
    ['everybody', 0o777],
    ['everybody, who may not remove what others made', 0o1777],
    ['its group', 0o770],
    ['everybody else', 0o707],
  ])('by %s: nothing is rotated there until a person decides', (_who, mode) =>
    inWorkshop(async (workshop) => {
      const { folder, credentials } = workshop;
      await writeFile(credentials, text, { mode: 0o600 });
      await chmod(folder, mode);
      const files = filesOf(workshop);
      const expected = {
        code: 'FOLDER_OPEN_TO_OTHERS',
        path: folder,
        systemName: `mode ${mode.toString(8)}`,
      };
      expect(await failureOfAction(files.tryReplacing(oldId))).toEqual(expected);
      await files.trustFolder(folder);
      expect(await files.tryReplacing(oldId)).toHaveLength(1);
      expect(await files.replaceIn(credentials, oldId, newPair)).toBe(1);
    }),
  );

  test('a decision holds while owner and mode stay, and no longer', () =>
    inWorkshop(async (workshop) => {
      await writeFile(workshop.credentials, text, { mode: 0o600 });
      await chmod(workshop.folder, 0o770);
      const files = filesOf(workshop);
      await files.trustFolder(workshop.folder);
      await files.tryReplacing(oldId);
      await chmod(workshop.folder, 0o777);
      expect((await failureOfAction(files.tryReplacing(oldId))).code).toBe('FOLDER_OPEN_TO_OTHERS');
      await chmod(workshop.folder, 0o755);
      expect(await files.tryReplacing(oldId)).toHaveLength(1);
    }));

  test('nor is a pair put there', () =>
    inWorkshop(async (workshop) => {
      await writeFile(workshop.credentials, '[other]\n', { mode: 0o600 });
      await chmod(workshop.folder, 0o777);
      const name = profileName('work');
      if (name === undefined) throw new Error('no name');
      const failure = await failureOfAction(filesOf(workshop).restore(name, newPair));
      expect(failure.code).toBe('FOLDER_OPEN_TO_OTHERS');
      expect(await readFile(workshop.credentials, 'utf8')).toBe('[other]\n');
    }));

  test('is reported also where a link leads there', () =>
    inWorkshop(async (workshop) => {
      const shared = join(workshop.folder, 'shared');
      await mkdir(shared);
      await chmod(shared, 0o777);
      await writeFile(join(shared, 'keys'), text, { mode: 0o600 });
      await symlink(join(shared, 'keys'), workshop.credentials);
      expect(await failureOfAction(filesOf(workshop).tryReplacing(oldId))).toMatchObject({
        code: 'FOLDER_OPEN_TO_OTHERS',
        path: await realpath(shared),
      });
    }));

  test.runIf(isRoot)('is also one that belongs to somebody else', () =>
    inWorkshop(async (workshop) => {
      await writeFile(workshop.credentials, text, { mode: 0o600 });
      await chown(workshop.folder, 65_534, 65_534);
      expect((await failureOfAction(filesOf(workshop).tryReplacing(oldId))).code).toBe(
        'FOLDER_OPEN_TO_OTHERS',
      );
    }),
  );
});
