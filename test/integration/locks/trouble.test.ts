import { execFileSync } from 'node:child_process';
import { link, truncate, unlink, writeFile } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import { failureOfAction, holdUntilTold, inWorkshop, newWork, systemError } from './workshop.ts';

const elsewhere = { host: 'annas-laptop', machine: '0'.repeat(32), boot: 'other boot' };
const nothing = (): Promise<void> => Promise.resolve();

describe('a lock that was lost while it was held', () => {
  test('is reported at the end, and not missed', () =>
    inWorkshop(async ({ lock, keyturn }) => {
      const log = { warn: vi.fn(), error: vi.fn() };
      await keyturn({ log }).hold(() => unlink(lock));
      expect(log.warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('vanished'), {
        path: lock,
      });
    }));

  test('is left to the process that has it now', () =>
    inWorkshop(async ({ lock, keyturn, leaveLock, holder }) => {
      const log = { warn: vi.fn(), error: vi.fn() };
      await keyturn({ log }).hold(() => leaveLock(elsewhere));
      expect(log.warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('replaced'), {
        path: lock,
      });
      expect(await holder()).toMatchObject(elsewhere);
    }));

  test('lets nobody else join', () =>
    inWorkshop(async ({ keyturn, leaveLock }) => {
      const locks = keyturn();
      const release = await holdUntilTold(locks);
      await leaveLock(elsewhere);
      const { work, done } = newWork();
      expect(await failureOfAction(locks.hold(work))).toMatchObject({ host: 'annas-laptop' });
      expect(done()).toBe(false);
      await release();
    }));
});

describe('what the disk can’t do', () => {
  test.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'])(
    'without links (%s) locks are made too, and keep others out',
    (code) =>
      inWorkshop(async ({ keyturn, locksLeft }) => {
        const system = { link: () => Promise.reject(systemError(code)) };
        const release = await holdUntilTold(keyturn({ system }));
        expect(await locksLeft()).toEqual(['.credentials.keyturn-lock']);
        expect((await failureOfAction(keyturn({ system }).hold(nothing))).code).toBe(
          'FILES_LOCKED',
        );
        await release();
        expect(await locksLeft()).toEqual([]);
      }),
  );

  test.runIf(process.platform !== 'win32')(
    'a pipe in the place of the lock is reported at once, and nobody waits for its writer',
    () =>
      inWorkshop(async ({ lock, keyturn, locksLeft }) => {
        execFileSync('mkfifo', [lock]);
        const { work, done } = newWork();
        const locks = keyturn();
        const expected = { code: 'NOT_A_FILE', path: lock };
        expect(await failureOfAction(locks.hold(work))).toEqual(expected);
        expect(done()).toBe(false);
        // A person has to take it away: it may be anybody's.
        expect(await locksLeft()).toEqual(['.credentials.keyturn-lock']);
        await unlink(lock);
        await locks.hold(work);
        expect(done()).toBe(true);
      }),
  );

  test.runIf(process.platform !== 'win32')(
    'a pipe in the place of a lock that is held is reported, and goes when a person asks',
    () =>
      inWorkshop(async ({ lock, keyturn, locksLeft }) => {
        const locks = keyturn();
        const expected = { code: 'NOT_A_FILE', path: lock };
        await locks.hold(async () => {
          await unlink(lock);
          execFileSync('mkfifo', [lock]);
          // Who joins the work would work without a lock.
          expect(await failureOfAction(locks.hold(nothing))).toEqual(expected);
        });
        expect(await failureOfAction(locks.hold(nothing))).toEqual(expected);
        await locks.breakForeign({});
        expect(await locksLeft()).toEqual([]);
        const { work, done } = newWork();
        await locks.hold(work);
        expect(done()).toBe(true);
      }),
  );

  test.runIf(process.platform !== 'win32')(
    'a pipe in the place of a claim keeps nobody from taking the lock when a person asks',
    () =>
      inWorkshop(async ({ lock, keyturn, leaveLock, locksLeft }) => {
        await leaveLock({ ...elsewhere, process: 7 });
        execFileSync('mkfifo', [`${lock}.somebody.claim`]);
        await keyturn().breakForeign({ host: elsewhere.host, process: 7 });
        expect(await locksLeft()).toEqual([]);
      }),
  );

  test('something far too large to be a lock is left to a person, and not read', () =>
    inWorkshop(async ({ lock, keyturn }) => {
      await writeFile(lock, '');
      await truncate(lock, 3 * 1024 ** 3);
      expect((await failureOfAction(keyturn().hold(nothing))).code).toBe('FILES_LOCKED');
    }));

  test('a full disk is reported, and nothing stays behind', () =>
    inWorkshop(async ({ credentials, keyturn, locksLeft }) => {
      const { work, done } = newWork();
      const locks = keyturn({ system: { link: () => Promise.reject(systemError('ENOSPC')) } });
      expect(await failureOfAction(locks.hold(work))).toEqual({
        code: 'DISK_FULL',
        path: credentials,
        systemName: 'ENOSPC',
      });
      expect(done()).toBe(false);
      expect(await locksLeft()).toEqual([]);
    }));

  test('a network that makes the lock and says it was there already is seen through', () =>
    inWorkshop(async ({ keyturn, locksLeft }) => {
      const { work, done } = newWork();
      const locks = keyturn({
        system: {
          link: async (draft, name) => {
            await link(draft, name);
            throw systemError('EEXIST');
          },
        },
      });
      await locks.hold(work);
      expect(done()).toBe(true);
      expect(await locksLeft()).toEqual([]);
    }));

  test('a network that says it made the lock, and shows another one, is not believed', () =>
    inWorkshop(async ({ keyturn, leaveLock, holder }) => {
      const locks = keyturn({ system: { link: () => leaveLock(elsewhere) } });
      const { work, done } = newWork();
      expect(await failureOfAction(locks.hold(work))).toMatchObject({ host: 'annas-laptop' });
      expect(done()).toBe(false);
      expect(await holder()).toMatchObject(elsewhere);
    }));
});
