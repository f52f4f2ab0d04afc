import { readFile } from 'node:fs/promises';
import { saveAtomically } from '../../../main/credentials/saving/atomic-save.ts';

// Started by a test as a process of its own: saves two contents in turn until it is killed.
const [path, size] = process.argv.slice(2);
if (path === undefined) throw new Error('no path');
const contents = ['a', 'b'].map((letter) => Buffer.alloc(Number(size), letter));
process.stdout.write('saving\n');
for (;;) {
  for (const bytes of contents) {
    await saveAtomically(path, bytes, { expected: await readFile(path) });
  }
}
