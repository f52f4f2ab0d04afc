import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shippedFolders } from '../notices/bundled.ts';
import { readShipped } from '../notices/packages.ts';
import { bomOfCheckout, onlyShipped } from '../notices/sbom.ts';
import { pinnedVersion } from '../prepare/pinned-electron.ts';
import type { Runtime } from '../prepare/types.ts';
import { testRuntimeMark } from './release.ts';

/** Writes a bill of materials of everything shipped beside the packages; returns its path. */
export async function writeSbom(output: string, runtime: Runtime): Promise<string> {
  const shipped = await Promise.all((await shippedFolders()).map(readShipped));
  // The stand-in is not a package of npm's.
  const electron =
    runtime.kind === 'pinned' ? [{ name: 'electron', version: await pinnedVersion() }] : [];
  const bom = onlyShipped(await bomOfCheckout(), [...shipped, ...electron]);
  const mark = runtime.kind === 'pinned' ? '' : `-${testRuntimeMark}`;
  const place = path.join(output, `keyturn-${process.platform}${mark}.cdx.json`);
  await writeFile(place, `${JSON.stringify(bom, undefined, 2)}\n`);
  return place;
}

/** Writes the checksums of these files in the format of `sha256sum --check`; returns their path. */
export async function writeChecksums(
  output: string,
  files: readonly string[],
  system: NodeJS.Platform,
): Promise<string> {
  const lines = await Promise.all(
    files.toSorted().map(async (file) => {
      const sum = createHash('sha256').update(await readFile(file));
      return `${sum.digest('hex')}  ${path.basename(file)}\n`;
    }),
  );
  const place = path.join(output, `SHA256SUMS-${system}`);
  await writeFile(place, lines.join(''));
  return place;
}
