import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { runCommand } from '../prepare/run-command.ts';
import { checkoutRoot } from '../prepare/run-script.ts';
import { CannotPrepare } from '../prepare/types.ts';

const limitMs = 5 * 60_000;
const SourceMap = z.object({ sources: z.array(z.string().nullable()) });

/** The keychain module is not bundled; its binary has the headers of `node-addon-api` compiled in. */
const unbundled = ['node_modules/keytar', 'node_modules/node-addon-api'];

/**
 * The folders, below the checkout, of all packages that ship: those whose code is in the bundle, as the source maps of
 * a build tell, and the keychain module. Throws `CannotPrepare` where the build fails.
 */
export async function shippedFolders(): Promise<readonly string[]> {
  const output = await mkdtemp(path.join(tmpdir(), 'keyturn-maps-'));
  try {
    await buildWithMaps(output);
    const names = await readdir(output, { recursive: true });
    const maps = names.filter((name) => name.endsWith('.map'));
    if (maps.length === 0) throw new CannotPrepare('The build made no source maps.');
    const sources = await Promise.all(maps.map(async (name) => sourcesOf(path.join(output, name))));
    return [...new Set([...packageFolders(sources.flat(), checkoutRoot), ...unbundled])].toSorted();
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

/** The folders of packages, below `root` and with slashes, that these files are from; our own code is in none. */
export function packageFolders(sources: readonly string[], root: string): readonly string[] {
  const folders = sources.flatMap((source) => {
    const inside = path.relative(root, source).split(path.sep).join('/');
    const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(inside)?.[0];
    return found === undefined ? [] : [found];
  });
  return [...new Set(folders)].toSorted();
}

async function buildWithMaps(output: string): Promise<void> {
  const builder = path.join(checkoutRoot, 'node_modules/electron-vite/bin/electron-vite.js');
  const built = await runCommand(
    process.execPath,
    [builder, 'build', '--logLevel', 'error', '--sourcemap', '--outDir', output],
    { cwd: checkoutRoot, timeoutMs: limitMs },
  );
  if (built.code !== 0) {
    throw new CannotPrepare(`Keyturn could not be built.\n${built.stdout}${built.stderr}`);
  }
}

async function sourcesOf(map: string): Promise<readonly string[]> {
  const { sources } = SourceMap.parse(JSON.parse(await readFile(map, 'utf8')));
  return sources.flatMap((source) =>
    source === null ? [] : [path.resolve(path.dirname(map), source)],
  );
}
