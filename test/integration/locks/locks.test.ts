import { spawn } from 'node:child_process';
import { link, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startOf } from '../../../main/computer/processes.ts';
import { newRecord, printRecord } from '../../../main/locks/lock-record.ts';
import type { Locks } from '../../../main/locks/locks.ts';
import { identifyThisProcess } from '../../../main/locks/process-identity.ts';
import { mayBeTakenOver } from '../../../shared/values/failure.ts';
import {
  deadProcess,
  failureOfAction,
  holdUntilTold,
  inWorkshop,
  newGate,
  newWork,
  withProcess,
} from './workshop.ts';

const elsewhere = { host: 'annas-laptop', machine: '0'.repeat(32), boot: 'other boot' };
const nothing = (): Promise<void> => Promise.resolve();
/** The id of another run of the system, of the kind that this one has. */
const startOfAnotherRun = process.platform === 'win32' ? 1 : 'another';
/** The start of a process that has ended, as this system reports it. */
const startedBefore = process.platform === 'win32' ? `pipe ${'0'.repeat(32)}` : '1';

describe('during work', () => {
  test('a lock lies beside the file, for its owner alone, and goes with the end of the work', () =>
    inWorkshop(async ({ lock, keyturn, holder, locksLeft }) => {
      const release = await holdUntilTold(keyturn());
      expect(await locksLeft()).toEqual(['.credentials.keyturn-lock']);
      expect((await stat(lock)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
      // A start that is reckoned from the clock drifts.
      const { boot, ...me } = await identifyThisProcess();
      expect(await holder()).toMatchObject(typeof boot === 'string' ? { ...me, boot } : me);
      await release();
      expect(await locksLeft()).toEqual([]);
    }));

  test('the work may fail: its failure is thrown and the lock is released', () =>
    inWorkshop(async ({ keyturn, locksLeft }) => {
      const failing = keyturn().hold(() => Promise.reject(new Error('of its own')));
      await expect(failing).rejects.toThrow('of its own');
      expect(await locksLeft()).toEqual([]);
    }));

  test('a second call in the same Keyturn joins, and the last one releases', () =>
    inWorkshop(async ({ keyturn, holder, locksLeft }) => {
      const locks = keyturn();
      const [first, second] = await Promise.all([holdUntilTold(locks), holdUntilTold(locks)]);
      const held = await holder();
      await first();
      expect(await holder()).toEqual(held);
      expect(await locks.hold(() => locks.hold(() => Promise.resolve(7)))).toBe(7);
      expect(await holder()).toEqual(held);
      await second();
      expect(await locksLeft()).toEqual([]);
    }));

  test('a file that becomes known in between is locked for the second call', () =>
    inWorkshop(async ({ folder, credentials, keyturn, locksLeft }) => {
      const known = [credentials];
      const locks = keyturn({ paths: () => Promise.resolve(known) });
      const release = await holdUntilTold(locks);
      known.push(join(folder, 'config'));
      await locks.hold(async () => {
        expect(await locksLeft()).toEqual(['.config.keyturn-lock', '.credentials.keyturn-lock']);
      });
      await release();
      expect(await locksLeft()).toEqual([]);
    }));
});

describe('where the locks lie', () => {
  test('beside the file a link leads to; two names of one file have one lock', () =>
    inWorkshop(async ({ folder, credentials, keyturn, locksLeft }) => {
      const home = join(folder, 'home');
      await mkdir(home);
      await symlink(credentials, join(home, 'credentials'));
      await symlink(home, join(folder, 'other-home'));
      const paths = [join(home, 'credentials'), join(folder, 'other-home/credentials')];
      const release = await holdUntilTold(keyturn({ paths: () => Promise.resolve(paths) }));
      expect(await locksLeft()).toEqual(['.credentials.keyturn-lock']);
      expect(await failureOfAction(keyturn().hold(nothing))).toMatchObject({
        code: 'FILES_LOCKED',
      });
      await release();
    }));

  test('beside the place where a missing file will be, also behind a link to nothing', () =>
    inWorkshop(async ({ folder, keyturn, locksLeft }) => {
      await symlink('not-yet', join(folder, 'link'));
      const paths = [join(folder, 'link'), join(folder, 'neither')];
      const release = await holdUntilTold(keyturn({ paths: () => Promise.resolve(paths) }));
      expect(await locksLeft()).toEqual(['.neither.keyturn-lock', '.not-yet.keyturn-lock']);
      await release();
    }));

  test('nowhere for a file whose folder is missing', () =>
    inWorkshop(async ({ folder, credentials, keyturn }) => {
      const { work, done } = newWork();
      const paths = [join(folder, '.aws', 'credentials'), join(credentials, 'below a file')];
      await keyturn({ paths: () => Promise.resolve(paths) }).hold(work);
      expect(done()).toBe(true);
      await expect(stat(join(folder, '.aws'))).rejects.toThrow('ENOENT');
    }));

  test('if one of several is held by another, the others are let go', () =>
    inWorkshop(async ({ folder, credentials, lock, keyturn, locksLeft }) => {
      const config = join(folder, 'a-config');
      const release = await holdUntilTold(keyturn());
      const both = keyturn({ paths: () => Promise.resolve([credentials, config]) });
      expect(await failureOfAction(both.hold(nothing))).toMatchObject({ path: lock });
      expect(await locksLeft()).toEqual(['.credentials.keyturn-lock']);
      await release();
    }));
});

describe('a lock that somebody left', () => {
  test.each([
    ['by a process that has ended', () => ({ process: deadProcess() })],
    ['before the system was started again', () => ({ boot: startOfAnotherRun, started: '1' })],
    ['by a process whose number we have now', () => ({ started: startedBefore })],
    ['by ourselves, and that nobody here holds any more', () => ({})],
    [
      'by a process whose number we have now, of a version that could not tell its start',
      () => ({ started: '' }),
    ],
  ])('falls: %s', (_, changes) =>
    inWorkshop(async ({ keyturn, leaveLock, locksLeft }) => {
      await leaveLock(changes());
      const { work, done } = newWork();
      await keyturn().hold(work);
      expect(done()).toBe(true);
      expect(await locksLeft()).toEqual([]);
    }),
  );

  test('falls: by a process whose number another one has now', () =>
    inWorkshop(({ keyturn, leaveLock, locksLeft }) =>
      withProcess(async (number) => {
        await leaveLock({ process: number, started: startedBefore });
        const { work, done } = newWork();
        await keyturn().hold(work);
        expect(done()).toBe(true);
        expect(await locksLeft()).toEqual([]);
      }),
    ));

  test('on another computer stays, and its name is reported, until a person takes it away', () =>
    inWorkshop(async ({ lock, keyturn, leaveLock, holder }) => {
      await leaveLock({ ...elsewhere, process: deadProcess() });
      const left = await holder();
      const { work, done } = newWork();
      const failure = await failureOfAction(keyturn().hold(work));
      expect(failure).toMatchObject({ code: 'FILES_LOCKED', path: lock, host: 'annas-laptop' });
      expect(await holder()).toEqual(left);
      expect(done()).toBe(false);
      await keyturn().breakForeign(failure);
      expect(await holder()).toBeUndefined();
      await keyturn().hold(work);
      expect(done()).toBe(true);
    }));

  test('stays where another one has come after the one that a person was shown', () =>
    inWorkshop(async ({ keyturn, leaveLock, holder }) => {
      await leaveLock({ ...elsewhere, host: 'bens-laptop', process: 7 });
      const shown = await failureOfAction(keyturn().hold(nothing));
      await leaveLock({ ...elsewhere, process: 8 });
      await keyturn().breakForeign(shown);
      expect(await holder()).toMatchObject({ host: 'annas-laptop', process: 8 });
      await keyturn().breakForeign({});
      expect(await holder()).toMatchObject({ host: 'annas-laptop', process: 8 });
      expect(await failureOfAction(keyturn().hold(nothing))).toMatchObject({
        host: 'annas-laptop',
      });
    }));

  test('that names a process which may not be its holder is reported with it, until a person takes it away', () =>
    inWorkshop(({ lock, keyturn, leaveLock, holder }) =>
      withProcess(async (number) => {
        await leaveLock({ process: number, started: '' });
        const failure = await failureOfAction(keyturn().hold(nothing));
        expect(failure).toMatchObject({
          code: 'FILES_LOCKED',
          path: lock,
          process: number,
          isUnsure: true,
        });
        expect(mayBeTakenOver(failure)).toBe(true);
        await keyturn().breakForeign(failure);
        expect(await holder()).toBeUndefined();
      }),
    ));

  test.runIf(process.platform === 'linux')(
    'that names a living process of another program with its true start is forged: a person may take it away',
    () =>
      inWorkshop(async ({ keyturn, leaveLock, holder }) => {
        const other = spawn('/bin/sleep', ['60'], { stdio: 'ignore' });
        try {
          const number = other.pid ?? 0;
          await leaveLock({ process: number, started: (await startOf(number)) ?? '' });
          const failure = await failureOfAction(keyturn().hold(nothing));
          expect(failure).toMatchObject({ process: number, isUnsure: true });
          await keyturn().breakForeign(failure);
          expect(await holder()).toBeUndefined();
        } finally {
          other.kill();
        }
      }),
  );

  test.runIf(process.platform !== 'win32')(
    'and that is a link to nothing goes when a person takes it away',
    () =>
      inWorkshop(async ({ folder, lock, keyturn, locksLeft }) => {
        await symlink(join(folder, 'nowhere'), lock);
        const locks = keyturn({ system: { patience: 100 } });
        const failure = await failureOfAction(locks.hold(nothing));
        expect(mayBeTakenOver(failure)).toBe(true);
        await locks.breakForeign(failure);
        await locks.hold(nothing);
        expect(await locksLeft()).toEqual([]);
      }),
  );

  test('by a process that has ended goes with the next start, also one that never came to a journal', () =>
    inWorkshop(async ({ keyturn, leaveLock, locksLeft }) => {
      await leaveLock({ process: deadProcess() });
      await keyturn().sweep();
      expect(await locksLeft()).toEqual([]);
    }));

  test.each([
    ['on another computer', { ...elsewhere }],
    ['by a process that may live', { started: '' }],
  ])('%s stays where it is at a start', (_, changes) =>
    inWorkshop(({ keyturn, leaveLock, holder }) =>
      withProcess(async (number) => {
        await leaveLock({ ...changes, process: number });
        const left = await holder();
        await keyturn().sweep();
        expect(await holder()).toEqual(left);
      }),
    ),
  );

  test('a start leaves what another Keyturn holds alone', () =>
    inWorkshop(async ({ keyturn, holder }) => {
      const release = await holdUntilTold(keyturn());
      const held = await holder();
      await keyturn().sweep();
      expect(await holder()).toEqual(held);
      await release();
    }));

  test('in a container whose processes can’t be seen stays too', () =>
    inWorkshop(async ({ keyturn, leaveLock }) => {
      await leaveLock({ process: deadProcess(), processSpace: 'pid:[1]' });
      expect((await failureOfAction(keyturn().hold(nothing))).code).toBe('FILES_LOCKED');
    }));

  test.each(['', '{"version":1,"host":"an', '{"version":2}\n'])(
    'and that names no holder stays until a person takes it away: %j',
    (text) =>
      inWorkshop(async ({ lock, keyturn }) => {
        await writeFile(lock, text);
        const locks = keyturn({ system: { patience: 100 } });
        const failure = await failureOfAction(locks.hold(nothing));
        expect(failure).toEqual({ code: 'FILES_LOCKED', isElsewhere: true, path: lock });
        expect(await readFile(lock, 'utf8')).toBe(text);
        await locks.breakForeign(failure);
        await locks.hold(nothing);
      }),
  );

  test('and that is still being written is waited for', () =>
    inWorkshop(async ({ lock, keyturn }) => {
      await writeFile(lock, '');
      const holding = failureOfAction(keyturn().hold(nothing));
      const record = newRecord({ ...(await identifyThisProcess()), ...elsewhere });
      await writeFile(lock, printRecord(record));
      expect(await holding).toMatchObject({ code: 'FILES_LOCKED', host: 'annas-laptop' });
    }));

  test('a person takes away nothing where there is nothing, and nothing of one’s own', () =>
    inWorkshop(async ({ keyturn, holder }) => {
      const locks = keyturn();
      await locks.breakForeign({});
      const release = await holdUntilTold(locks);
      await locks.breakForeign({});
      expect(await holder()).toBeDefined();
      await release();
    }));

  test.each([
    ['the next time that somebody takes it', (locks: Locks) => locks.hold(nothing)],
    ['at the next start', (locks: Locks) => locks.sweep()],
  ])('drafts of killed processes are swept %s, those of others are not', (_, sweep) =>
    inWorkshop(({ lock, keyturn, locksLeft }) =>
      withProcess(async (living) => {
        const seen = newGate();
        const names: string[] = [];
        const locks = keyturn({
          system: {
            link: async (draft, name) => {
              names.push(draft);
              await link(draft, name);
              seen.open();
            },
          },
        });
        await locks.hold(nothing);
        const [draft = ''] = names;
        const named = (number: number): string =>
          draft.replace(`-${String(process.pid)}-`, `-${String(number)}-`);
        const ofLiving = named(living);
        // Our own number was another's before.
        const left = [draft, named(deadProcess())];
        const foreign = `${lock}.0123456789abcdef-${String(deadProcess())}-${'0'.repeat(32)}.draft`;
        for (const path of [...left, ofLiving, foreign]) await writeFile(path, '');
        await sweep(locks);
        expect(await locksLeft()).toEqual(
          [ofLiving, foreign].map((path) => basename(path)).toSorted(),
        );
      }),
    ),
  );
});
