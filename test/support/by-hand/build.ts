import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the application that rotates by hand. Gives what Electron is given, and how to remove it. */
export async function buildByHand(): Promise<{
  readonly path: string;
  remove(): Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'keyturn-by-hand-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('entry.ts', import.meta.url)),
      outDir: path,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'es', entryFileNames: 'main.mjs', codeSplitting: false },
      },
    },
  });
  const about = { name: 'by-hand', version: '0.0.0', main: 'main.mjs' };
  await writeFile(join(path, 'package.json'), JSON.stringify(about));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
