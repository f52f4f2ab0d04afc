import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { link, mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { saveAtomically } from '../../../main/credentials/saving/atomic-save.ts';
import { createTemporary } from '../../../main/credentials/saving/temporary-file.ts';
import { named, newPair, oldId } from '../../unit/credentials/samples.ts';
import { inWorkshop, leftIn, type Workshop } from './workshop.ts';

const saver = fileURLToPath(new URL('save-until-killed.ts', import.meta.url));
const size = 300_000;

test('killed at any moment, the file is the old or the new one, whole', { timeout: 60_000 }, () =>
  inWorkshop(async ({ folder, credentials }) => {
    await writeFile(credentials, Buffer.alloc(size, 'a'), { mode: 0o640 });
    let abandoned = 0;
    for (let round = 0; round < 8; round += 1) {
      // Somewhere in the middle of a save; each round at another point.
      await killWhileSaving(credentials, 3 + round * 7);
      const text = await readFile(credentials, 'latin1');
      expect(text).toHaveLength(size);
      expect(new Set(text).size).toBe(1);
      abandoned += (await leftIn(folder)).length;
    }
    // Most rounds end between the temporary file and its rename; none may leave a trace after the next save.
    expect(abandoned).toBeGreaterThan(0);
    await saveAtomically(credentials, Buffer.from('c'), { expected: await readFile(credentials) });
    expect(await leftIn(folder)).toEqual([]);
  }),
);

test.each([
  ['trying to replace', ({ files }: Workshop) => files.tryReplacing(oldId)],
  [
    'replacing, even where there is nothing to replace',
    ({ files, credentials }: Workshop) => files.replaceIn(credentials, oldId, newPair),
  ],
  ['putting back', ({ files }: Workshop) => files.restore(named('a'), newPair)],
] as const)('what a killed process left is swept away by %s', { timeout: 60_000 }, (_, act) =>
  inWorkshop(async (workshop) => {
    const { folder, credentials } = workshop;
    await writeFile(credentials, Buffer.alloc(size, 'a'));
    for (let wait = 3; (await leftIn(folder)).length === 0; wait += 5) {
      await killWhileSaving(credentials, wait);
    }
    // The file is junk, so that two of the three fail; they sweep before.
    await act(workshop).catch(() => undefined);
    expect(await leftIn(folder)).toEqual([]);
  }),
);

test('killed between giving a new file its name and taking the temporary one away', () =>
  inWorkshop(async ({ folder, files, credentials }) => {
    const left = join(
      folder,
      `.keyturn-${await thisHost(folder)}-${String(deadProcess())}-0123456789abcdef.tmp`,
    );
    await files.restore(named('a'), newPair);
    await link(credentials, left);
    await files.tryReplacing(newPair.id);
    await link(credentials, left);
    await saveAtomically(credentials, Buffer.from('y'), { expected: await readFile(credentials) });
    expect(await readdir(folder)).toEqual(['credentials']);
  }));

test('only regular files are swept away', () =>
  inWorkshop(async ({ folder, credentials }) => {
    const prefix = `.keyturn-${await thisHost(folder)}-${String(deadProcess())}-`;
    await writeFile(credentials, 'x');
    await symlink('credentials', join(folder, `${prefix}0123456789abcdef.tmp`));
    await mkdir(join(folder, `${prefix}fedcba9876543210.tmp`));
    await writeFile(join(folder, `${prefix}0000000000000000.tmp`), '');
    await saveAtomically(credentials, Buffer.from('y'), { expected: Buffer.from('x') });
    expect(await leftIn(folder)).toEqual([
      `${prefix}0123456789abcdef.tmp`,
      `${prefix}fedcba9876543210.tmp`,
    ]);
  }));

test('what another computer left is swept away after a day', () =>
  inWorkshop(async ({ folder, credentials }) => {
    await writeFile(credentials, 'x');
    const left = join(folder, `.keyturn-00000000-${String(process.pid)}-0123456789abcdef.tmp`);
    await writeFile(left, 'secret');
    const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);
    await utimes(left, hoursAgo(23), hoursAgo(23));
    await saveAtomically(credentials, Buffer.from('y'), { expected: Buffer.from('x') });
    expect(await leftIn(folder)).toHaveLength(1);
    await utimes(left, hoursAgo(25), hoursAgo(25));
    await saveAtomically(credentials, Buffer.from('z'), { expected: Buffer.from('y') });
    expect(await leftIn(folder)).toEqual([]);
  }));

test('a temporary file that is in use, or of another computer, is not swept away', () =>
  inWorkshop(async ({ folder, credentials }) => {
    await writeFile(credentials, 'x');
    const inUse = await createTemporary({
      target: credentials,
      known: credentials,
      original: undefined,
    });
    const foreign = `.keyturn-00000000-${String(deadProcess())}-0123456789abcdef.tmp`;
    await writeFile(join(folder, foreign), '');
    await writeFile(join(folder, '.keyturn-notes.tmp'), '');
    await saveAtomically(credentials, Buffer.from('y'), { expected: Buffer.from('x') });
    expect(await leftIn(folder)).toHaveLength(3);
    await inUse.fill(Buffer.from(''));
    await inUse.remove();
  }));

test('what was left by a process whose number another one has now is swept away after an hour', () =>
  inWorkshop(async ({ folder, credentials }) => {
    await writeFile(credentials, 'x');
    const made = await createTemporary({
      target: credentials,
      known: credentials,
      original: undefined,
    });
    await made.fill(Buffer.from('secret'));
    const [name] = await leftIn(folder);
    await made.remove();
    const left = join(
      folder,
      name?.replace(`-${String(process.pid)}-`, `-${String(process.ppid)}-`) ?? '',
    );
    await writeFile(left, 'secret');
    await saveAtomically(credentials, Buffer.from('y'), { expected: Buffer.from('x') });
    expect(await leftIn(folder)).toHaveLength(1);
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    await utimes(left, longAgo, longAgo);
    await saveAtomically(credentials, Buffer.from('z'), { expected: Buffer.from('y') });
    expect(await leftIn(folder)).toEqual([]);
  }));

async function killWhileSaving(path: string, wait: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', saver, path, String(size)]);
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  await delay(wait);
  child.kill('SIGKILL');
  await ended;
}

/** How temporary files name this computer. */
async function thisHost(folder: string): Promise<string> {
  const target = join(folder, 'credentials');
  const made = await createTemporary({ target, known: target, original: undefined });
  await made.fill(Buffer.from(''));
  await made.remove();
  return basename(made.path).split('-')[1] ?? '';
}

function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
