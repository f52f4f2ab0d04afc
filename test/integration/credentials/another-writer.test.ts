import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { saveAtomically } from '../../../main/credentials/saving/atomic-save.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { inWorkshop, leftIn } from './workshop.ts';

const size = 50_000;
const rounds = 300;

/** A program of its own that replaces the file over and over, as an editor does: one letter, many times. */
const writer = `
const { renameSync, writeFileSync } = require('node:fs');
const path = process.argv[1];
for (let turn = 0; ; turn += 1) {
  writeFileSync(path + '.editor', String.fromCharCode(97 + (turn % 20)).repeat(${String(size)}));
  renameSync(path + '.editor', path);
}`;

test(
  'while another program writes in a loop, each reader sees one whole file, and no save is a mixture',
  () =>
    inWorkshop(async ({ folder, credentials }) => {
      await writeFile(credentials, 'a'.repeat(size));
      const child = spawn(process.execPath, ['-e', writer, credentials], { stdio: 'ignore' });
      let saved = 0;
      let stepped = 0;
      try {
        while (saved + stepped < rounds || saved === 0 || stepped === 0) {
          const expected = await readFile(credentials);
          expect(new Set(expected.toString('latin1')).size).toBe(1);
          try {
            await saveAtomically(credentials, Buffer.alloc(size, 'Z'), { expected });
            saved += 1;
          } catch (cause) {
            if (!(cause instanceof FailureError)) throw cause;
            expect(cause.failure.code).toBe('FILE_CHANGED_MEANWHILE');
            stepped += 1;
          }
          expect(new Set((await readFile(credentials)).toString('latin1')).size).toBe(1);
        }
      } finally {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      process.stdout.write(`${String(saved)} saves, ${String(stepped)} stepped back\n`);
      expect(await leftIn(folder)).toEqual([]);
    }),
  60_000,
);
