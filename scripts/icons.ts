import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { iconFiles } from './icons/family.ts';
import { iconFolder } from './icons/folder.ts';
import { runScript, say } from './prepare/run-script.ts';

// Draws every icon anew from the strokes in scripts/icons/drawing.ts.
await runScript(import.meta.url, async () => {
  await rm(iconFolder, { recursive: true, force: true });
  await mkdir(iconFolder, { recursive: true });
  const files = iconFiles();
  for (const [name, bytes] of files) await writeFile(path.join(iconFolder, name), bytes);
  say(`${files.size} icons in ${path.relative(process.cwd(), iconFolder)}`);
});
