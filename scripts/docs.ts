import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { currentPages, readPage } from './docs/pages.ts';
import { checkoutRoot, runScript, say } from './prepare/run-script.ts';

// Writes what is generated in docs/ anew; a test says where this was forgotten.
await runScript(import.meta.url, async () => {
  for (const page of await currentPages()) {
    const before = await readPage(page.path).catch(() => undefined);
    const isNew = before?.text !== page.text;
    if (isNew) await writeFile(path.join(checkoutRoot, page.path), page.text);
    say(`${page.path} ${isNew ? 'was written anew' : 'is as it should be'}.`);
  }
});
