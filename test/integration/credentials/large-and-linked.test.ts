import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explain } from '../../../shared/words/errors.ts';
import { named, newPair, oldId, oldSecret } from '../../unit/credentials/samples.ts';
import { failureOfAction, inWorkshop, notApplicable, works } from './workshop.ts';

const pairLines = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;

describe('a file of 5 MB', () => {
  /** Sections, comments with bytes that are no text, and the pair in the middle. */
  function largeFile(): Buffer {
    const noise = Buffer.from([0x23, 0x20, 0x00, 0xff, 0xfe, 0xc3, 0x28, 0x0d, 0x0a]);
    const sections = Array.from({ length: 30_000 }, (_, index) => {
      const lines = `[profile-${String(index)}]\nregion = eu-central-1\noutput = json\n# ${'-'.repeat(120)}\n`;
      return Buffer.concat([Buffer.from(lines), noise]);
    });
    sections.splice(15_000, 0, Buffer.from(`[mine]\n${pairLines}`));
    return Buffer.concat(sections);
  }

  test('keeps every other byte, NUL and broken UTF-8 among them, when its pair is replaced', () =>
    inWorkshop(async ({ files, credentials }) => {
      const before = largeFile();
      expect(before.length).toBeGreaterThan(5 * 1024 * 1024);
      await writeFile(credentials, before, { mode: 0o600 });
      await files.tryReplacing(oldId);
      expect(await files.replaceIn(credentials, oldId, newPair)).toBe(1);
      const after = (await readFile(credentials)).toString('latin1');
      const expected = before
        .toString('latin1')
        .replace(oldId, newPair.id)
        .replace(oldSecret, newPair.secret.reveal());
      expect(after === expected).toBe(true);
      expect((await files.readBack(named('mine')))?.id).toBe(newPair.id);
    }));
});

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
        expect(failure).toMatchObject({ path: credentials, target, systemName: 'EROFS' });
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
