import { execFileSync, spawn } from 'node:child_process';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAttributeCopier } from '../../../main/credentials/copy-attributes.ts';
import { inWorkshop } from './workshop.ts';

const times = { patience: 2_000, lingers: 60_000 };

/** A file that everybody may read, and one beside it that only its owner may. */
async function twoFiles(folder: string, names: readonly [string, string]) {
  const [from, to] = [join(folder, names[0]), join(folder, names[1])];
  await writeFile(from, 'the original');
  await chmod(from, 0o644);
  await writeFile(to, 'the new one', { mode: 0o600 });
  return { from, to, modeOfCopy: async () => (await stat(to)).mode & 0o777 };
}

/** The shells that this process has started to copy with, which still run. */
function shells(): Promise<readonly number[]> {
  return running((parent, line) => parent === process.pid && line.includes('while IFS= read'));
}

async function running(
  isMeant: (parent: number, line: string) => boolean,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    const [stated, line] = await Promise.all([
      readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
    ]);
    const parent = Number(stated.slice(stated.lastIndexOf(')') + 2).split(' ')[1]);
    if (isMeant(parent, line)) found.push(Number(name));
  }
  return found;
}

describe.runIf(process.platform === 'linux')('what cp copies on Linux', () => {
  test.each([
    ['credentials', 'credentials.tmp'],
    ['  with spaces ', 'it\'s "quoted" $HOME `id`'],
    ['-rf', '\\n and \\'],
    ['with a\nline feed', 'schlüssel ☂'],
  ] as const)('goes from %j to %j, and the content stays', (from, to) =>
    inWorkshop(async ({ folder }) => {
      const files = await twoFiles(folder, [from, to]);
      await createAttributeCopier(times).copy(files.from, files.to);
      expect(await files.modeOfCopy()).toBe(0o644);
      expect(await readFile(files.to, 'utf8')).toBe('the new one');
    }),
  );

  test('takes one shell for many files, and none once nobody has copied for a while', () =>
    inWorkshop(async ({ folder }) => {
      const before = await shells();
      const copier = createAttributeCopier({ ...times, lingers: 300 });
      copier.getReady();
      const pairs = await Promise.all(
        ['a', 'b', 'c', 'd'].map((name) => twoFiles(folder, [name, `${name}.tmp`])),
      );
      await Promise.all(pairs.map(({ from, to }) => copier.copy(from, to)));
      expect(await Promise.all(pairs.map(({ modeOfCopy }) => modeOfCopy()))).toEqual(
        pairs.map(() => 0o644),
      );
      expect(await shells()).toHaveLength(before.length + 1);
      await expect.poll(shells).toHaveLength(before.length);
      const [again] = pairs;
      await chmod(again?.to ?? '', 0o600);
      await copier.copy(again?.from ?? '', again?.to ?? '');
      expect(await again?.modeOfCopy()).toBe(0o644);
    }));

  test('goes on with another shell where somebody has ended the first one', () =>
    inWorkshop(async ({ folder }) => {
      const before = await shells();
      const copier = createAttributeCopier(times);
      const { from, to, modeOfCopy } = await twoFiles(folder, ['a', 'b']);
      await copier.copy(from, to);
      const ours = (await shells()).find((shell) => !before.includes(shell));
      await chmod(to, 0o600);
      process.kill(Number(ours), 'SIGKILL');
      await copier.copy(from, to);
      expect(await modeOfCopy()).toBe(0o644);
    }));

  test('ends one that does not come back, and copies the next file', () =>
    inWorkshop(async ({ folder }) => {
      const copier = createAttributeCopier({ ...times, patience: 500 });
      const { from, to, modeOfCopy } = await twoFiles(folder, ['a', 'b']);
      const pipe = join(folder, 'a pipe that nobody reads');
      execFileSync('mkfifo', [pipe]);
      await Promise.all([copier.copy(from, pipe), copier.copy(from, to)]);
      expect(await modeOfCopy()).toBe(0o644);
      await expect.poll(() => running((_, line) => line.includes(pipe))).toEqual([]);
    }));

  test('copies the next file after the system could start no program', () =>
    inWorkshop(async ({ folder }) => {
      let failures = 0;
      const copier = createAttributeCopier(times, (...asked) => {
        failures += 1;
        if (failures <= 3) throw new Error('spawn ENOMEM');
        return spawn(...asked);
      });
      const { from, to, modeOfCopy } = await twoFiles(folder, ['a', 'b']);
      copier.getReady();
      await copier.copy(from, to);
      expect(await modeOfCopy()).toBe(0o600);
      await copier.copy(from, to);
      expect(await modeOfCopy()).toBe(0o644);
    }));

  test('copies the next file after the system had no pipe to spare', () =>
    inWorkshop(async ({ folder }) => {
      let starts = 0;
      const copier = createAttributeCopier(times, (program, words, options) => {
        starts += 1;
        return spawn(program, words, starts <= 2 ? { ...options, stdio: 'ignore' } : options);
      });
      const { from, to, modeOfCopy } = await twoFiles(folder, ['a', 'b']);
      await copier.copy(from, to);
      await copier.copy(from, to);
      expect(await modeOfCopy()).toBe(0o644);
    }));

  test('fails nowhere, also not without a file', () =>
    inWorkshop(async ({ folder }) => {
      const copier = createAttributeCopier(times);
      await copier.copy(join(folder, 'no such file'), join(folder, 'nor this one'));
      const { from, to, modeOfCopy } = await twoFiles(folder, ['a', 'b']);
      await copier.copy(from, to);
      expect(await modeOfCopy()).toBe(0o644);
      expect(await readdir(folder)).not.toContain('nor this one');
    }));
});
