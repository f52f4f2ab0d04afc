import { link, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../../main/locks/lock-record.ts';
import { deadProcess, failureOfAction, inWorkshop, newWork } from './workshop.ts';

const elsewhere = { host: 'annas-laptop', machine: '0'.repeat(32), boot: 'other boot' };
const bothLocks = ['.config.keyturn-lock', '.credentials.keyturn-lock'];

function isDraft(name: string): boolean {
  return name.endsWith('.draft');
}

describe('the locks of two files', () => {
  test('are there when the work begins, with nothing beside them, and gone when it has ended', () =>
    inWorkshop(async ({ folder, credentials, keyturn, locksLeft }) => {
      const paths = [credentials, join(folder, 'config')];
      await keyturn({ paths: () => Promise.resolve(paths) }).hold(async () => {
        expect(await locksLeft()).toEqual(bothLocks);
      });
      expect(await locksLeft()).toEqual([]);
    }));

  test('are made in one order, however the files are named, each when the one before it is made', () =>
    inWorkshop(async ({ folder, credentials, keyturn }) => {
      const steps: string[] = [];
      const system = {
        link: async (draft: string, name: string): Promise<void> => {
          steps.push(`begin ${basename(name)}`);
          await link(draft, name);
          steps.push(`end ${basename(name)}`);
        },
      };
      const config = join(folder, 'config');
      const inOrder = bothLocks.flatMap((lock) => [`begin ${lock}`, `end ${lock}`]);
      for (const paths of [
        [credentials, config],
        [config, credentials],
      ]) {
        steps.length = 0;
        await keyturn({ paths: () => Promise.resolve(paths), system }).hold(() =>
          Promise.resolve(),
        );
        expect(steps).toEqual(inOrder);
      }
    }));

  test('are written before the first one is made, and name their holder from then on', () =>
    inWorkshop(async ({ folder, credentials, keyturn }) => {
      const paths = [credentials, join(folder, 'config')];
      const drafts: string[][] = [];
      const holders: (number | undefined)[] = [];
      const system = {
        link: async (draft: string, name: string): Promise<void> => {
          drafts.push((await readdir(folder)).filter(isDraft));
          await link(draft, name);
          holders.push(parseRecord(await readFile(name, 'utf8'))?.process);
        },
      };
      await keyturn({ paths: () => Promise.resolve(paths), system }).hold(() => Promise.resolve());
      expect(drafts.map((names) => names.length)).toEqual([2, 1]);
      expect(holders).toEqual([process.pid, process.pid]);
    }));
});

describe('nothing of ours is left where', () => {
  test.each([
    ['the first one', 'later'],
    ['the second one', 'config'],
  ])('somebody else takes %s in the last moment', (_, other) =>
    inWorkshop(async ({ folder, credentials, lock, keyturn, leaveLock, holder, locksLeft }) => {
      const paths = [credentials, join(folder, other)];
      const { work, done } = newWork();
      const locks = keyturn({
        paths: () => Promise.resolve(paths),
        system: {
          link: async (draft, name) => {
            if (name === lock) await leaveLock(elsewhere);
            await link(draft, name);
          },
        },
      });
      expect(await failureOfAction(locks.hold(work))).toMatchObject({
        code: 'FILES_LOCKED',
        path: lock,
        host: 'annas-laptop',
      });
      expect(done()).toBe(false);
      expect(await locksLeft()).toEqual(['.credentials.keyturn-lock']);
      expect(await holder()).toMatchObject(elsewhere);
    }),
  );

  test('the second one can’t even be written', () =>
    inWorkshop(async ({ folder, credentials, keyturn, locksLeft }) => {
      // The name of the lock is just short enough; that of its draft, which is longer, is not.
      const tooLong = 'x'.repeat(230);
      const paths = [credentials, join(folder, tooLong)];
      const { work, done } = newWork();
      const locks = keyturn({ paths: () => Promise.resolve(paths) });
      expect(await failureOfAction(locks.hold(work))).toMatchObject({
        code: 'LOCK_NOT_POSSIBLE',
        path: join(folder, `.${tooLong}.keyturn-lock`),
      });
      expect(done()).toBe(false);
      expect(await locksLeft()).toEqual([]);
    }));
});

test('a lock that is tried for again is written again: no two are ever alike', () =>
  inWorkshop(async ({ keyturn, leaveLock, locksLeft }) => {
    const drafts: string[] = [];
    const locks = keyturn({
      system: {
        link: async (draft, name) => {
          drafts.push(draft);
          if (drafts.length === 1) await leaveLock({ process: deadProcess() });
          await link(draft, name);
        },
      },
    });
    const { work, done } = newWork();
    await locks.hold(work);
    expect(done()).toBe(true);
    expect(new Set(drafts).size).toBe(2);
    expect(await locksLeft()).toEqual([]);
  }));

test('the work does not wait for the sweeping of old drafts, and its end does', () =>
  inWorkshop(async ({ keyturn, locksLeft }) => {
    const steps: string[] = [];
    let draft = '';
    const system = {
      link: async (written: string, name: string): Promise<void> => {
        // As another process of this computer would have named it.
        draft = written.replace(`-${String(process.pid)}-`, `-${String(process.ppid)}-`);
        await link(written, name);
      },
      startOf: async (): Promise<undefined> => {
        await delay(100);
        steps.push('swept');
        return undefined;
      },
    };
    await keyturn({ system }).hold(() => Promise.resolve());
    await writeFile(draft, '');
    await keyturn({ system }).hold(() => {
      steps.push('worked');
      return Promise.resolve();
    });
    expect(steps).toEqual(['worked', 'swept']);
    expect(await locksLeft()).toEqual([]);
  }));
