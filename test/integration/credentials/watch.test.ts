import { appendFile, chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saveAtomically } from '../../../main/credentials/saving/atomic-save.ts';
import { watchFiles } from '../../../main/credentials/watch-files.ts';
import { inWorkshop, type Workshop } from './workshop.ts';

/** Watches the two files of a workshop, after it was prepared. */
async function watched(
  prepare: (workshop: Workshop) => Promise<void>,
  run: (
    workshop: Workshop,
    told: {
      readonly times: () => number;
      readonly within: (act: () => Promise<void>) => Promise<number>;
    },
  ) => Promise<void>,
): Promise<void> {
  await inWorkshop(async (workshop) => {
    await prepare(workshop);
    let times = 0;
    const watching = watchFiles({
      paths: () => [workshop.credentials, workshop.config],
      changed: () => {
        times += 1;
      },
      log: { warn: () => undefined },
    });
    await watching.ready;
    try {
      await run(workshop, {
        times: () => times,
        within: async (act) => {
          const before = times;
          const began = performance.now();
          await act();
          await expect.poll(() => times, { timeout: 5_000, interval: 5 }).toBeGreaterThan(before);
          return performance.now() - began;
        },
      });
    } finally {
      watching.end();
    }
  });
}

const oneSecond = 1000;

describe('a change by another program is reported within a second:', () => {
  const write = ({ credentials }: Workshop): Promise<void> => writeFile(credentials, 'one');

  test('bytes behind the last one, or others in their place', () =>
    watched(write, async ({ credentials }, { within }) => {
      expect(await within(() => appendFile(credentials, 'two'))).toBeLessThan(oneSecond);
      expect(await within(() => writeFile(credentials, 'six'))).toBeLessThan(oneSecond);
    }));

  test('another file in its place, several times', () =>
    watched(write, async ({ folder, credentials }, { within }) => {
      for (const text of ['two', 'three', 'four']) {
        const draft = join(folder, 'draft');
        await writeFile(draft, text);
        expect(await within(() => rename(draft, credentials))).toBeLessThan(oneSecond);
      }
    }));

  test('the file is gone, and there again', () =>
    watched(write, async (workshop, { within }) => {
      expect(await within(() => rm(workshop.credentials))).toBeLessThan(oneSecond);
      expect(await within(() => write(workshop))).toBeLessThan(oneSecond);
    }));

  test('a save of our own', () =>
    watched(write, async ({ credentials }, { within }) => {
      const expected = Buffer.from('one');
      const save = (): Promise<void> => saveAtomically(credentials, Buffer.from('2'), { expected });
      expect(await within(save)).toBeLessThan(oneSecond);
    }));

  test('what a chain of symlinks leads to, and a link that leads elsewhere', () =>
    watched(
      async ({ folder, credentials }) => {
        for (const name of ['dotfiles', 'other']) {
          await mkdir(join(folder, name));
          await writeFile(join(folder, name, 'aws'), name);
        }
        await symlink('dotfiles/aws', join(folder, 'link'));
        await symlink('link', credentials);
      },
      async ({ folder }, { within }) => {
        const inDotfiles = join(folder, 'dotfiles', 'aws');
        expect(await within(() => writeFile(inDotfiles, 'changed'))).toBeLessThan(oneSecond);
        const relink = async (): Promise<void> => {
          await symlink('other/aws', join(folder, 'new link'));
          await rename(join(folder, 'new link'), join(folder, 'link'));
        };
        expect(await within(relink)).toBeLessThan(oneSecond);
        const inOther = join(folder, 'other', 'aws');
        expect(await within(() => writeFile(inOther, 'changed'))).toBeLessThan(oneSecond);
      },
    ));

  test('a folder that did not exist, and one that is replaced as a whole', () =>
    inWorkshop(async ({ folder }) => {
      const path = join(folder, 'home', '.aws', 'credentials');
      let times = 0;
      const watching = watchFiles({
        paths: () => [path],
        changed: () => {
          times += 1;
        },
        log: { warn: () => undefined },
      });
      await watching.ready;
      await mkdir(join(folder, 'home', '.aws'), { recursive: true });
      await writeFile(path, 'one');
      await expect.poll(() => times).toBe(1);
      await rename(join(folder, 'home', '.aws'), join(folder, 'home', 'was'));
      await expect.poll(() => times).toBe(2);
      await mkdir(join(folder, 'home', '.aws'));
      await writeFile(path, 'two');
      await expect.poll(() => times).toBe(3);
      watching.end();
    }));
});

describe('what changes nothing about the files is not reported:', () => {
  test('other files of the folder, also our own temporary ones and locks', () =>
    watched(
      ({ credentials }) => writeFile(credentials, 'one'),
      async ({ folder, credentials }, { times, within }) => {
        for (const name of ['cli', '.keyturn-0-1-2.tmp', '.credentials.keyturn-lock']) {
          await writeFile(join(folder, name), name);
          await rm(join(folder, name));
        }
        // The next change that counts comes after them, and is the only one.
        await within(() => chmod(credentials, 0o640));
        expect(times()).toBe(1);
      },
    ));
});
