import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failureOfAction, inWorkshop, newWork } from './workshop.ts';

const isRoot = process.geteuid?.() === 0;
// Root may write anywhere but here.
const refusesRoot = process.platform === 'linux' && isRoot ? '/sys/kernel' : undefined;

async function refusingFolder(folder: string): Promise<string | undefined> {
  if (isRoot || process.platform === 'win32') return refusesRoot;
  const refusing = join(folder, 'read-only');
  await mkdir(refusing);
  await chmod(refusing, 0o500);
  return refusing;
}

test('a folder that refuses files has no lock, and no work begins', () =>
  inWorkshop(async ({ folder, keyturn }) => {
    const refusing = await refusingFolder(folder);
    if (refusing === undefined) return notApplicable();
    const { work, done } = newWork();
    const locks = keyturn({ paths: () => Promise.resolve([join(refusing, 'credentials')]) });
    expect(await failureOfAction(locks.hold(work))).toEqual({
      code: 'FOLDER_NOT_WRITABLE',
      path: join(refusing, 'credentials'),
      systemName: 'EACCES',
    });
    expect(done()).toBe(false);
  }));

test('a config file made by a package manager, in a folder of its own, does not stand in the way', () =>
  inWorkshop(async ({ folder, credentials, keyturn, locksLeft }) => {
    const refusing = await refusingFolder(folder);
    if (refusing === undefined) return notApplicable();
    const paths = [join(refusing, 'config'), credentials];
    await keyturn({ paths: () => Promise.resolve(paths) }).hold(async () => {
      expect(await locksLeft()).toEqual(['.credentials.keyturn-lock']);
    });
  }));

function notApplicable(): void {
  process.stdout.write('not applicable: no folder refuses this user\n');
}
