import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What to bundle, and what is resolved at run time. */
export type Bundle = {
  readonly entry: URL;
  readonly folder: string;
  /** The name of the file. */
  readonly name: string;
  readonly external?: readonly string[];
};

/** Bundles an entry of the tests with all its imports into one file of a folder. Returns its path. */
export async function bundleEntry({ entry, folder, name, external = [] }: Bundle): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: [...external],
        output: { format: 'es', entryFileNames: name, codeSplitting: false },
      },
    },
  });
  return join(folder, name);
}
