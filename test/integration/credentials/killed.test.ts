import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { saveAtomically } from '../../../main/credentials/atomic-save.ts';
import { createTemporary } from '../../../main/credentials/temporary-file.ts';
import { inWorkshop, leftIn } from './workshop.ts';

const saver = fileURLToPath(new URL('save-until-killed.ts', import.meta.url));
const size = 300_000;

test('killed at any moment, the file is the old or the new one, whole', { timeout: 60_000 }, () =>
  inWorkshop(async ({ folder, credentials }) => {
    await writeFile(credentials, Buffer.alloc(size, 'a'), { mode: 0o640 });
    let abandoned = 0;
    for (let round = 0; round < 8; round += 1) {
      const child = spawn(process.execPath, ['--import', 'tsx', saver, credentials, String(size)]);
      const ended = once(child, 'exit');
      await once(child.stdout, 'data');
      // Somewhere in the middle of a save; each round at another point.
      await delay(3 + round * 7);
      child.kill('SIGKILL');
      await ended;
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

function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
