import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { build, Platform } from 'electron-builder';
import { checkoutRoot, say } from '../prepare/run-script.ts';
import { CannotPrepare, type FoundRuntime } from '../prepare/types.ts';
import { builderOptions } from './builder-options.ts';
import { builderTools } from './builder-tools.ts';

/** What to build: everything of this system, or what needs no download. */
export type Targets = readonly string[] | 'all of this system';

/** Packs the output of `npm run build`; returns the folder of the unpacked application and the packages. */
export async function pack(
  found: FoundRuntime,
  targets: Targets,
  output: string,
  isRelease = false,
): Promise<{ readonly unpacked: string; readonly packages: readonly string[] }> {
  await mkdir(output, { recursive: true });
  const platform = Platform.current();
  const system = { platform: process.platform, checkout: checkoutRoot, exists: existsSync };
  for (const [name, value] of Object.entries(builderTools(system))) process.env[name] ??= value;
  await build({
    projectDir: checkoutRoot,
    targets: platform.createTarget(targets === 'all of this system' ? undefined : [...targets]),
    config: builderOptions(found, output, isRelease),
    publish: 'never',
  });
  const names = await readdir(output);
  const folder = names.find((name) => name.endsWith('-unpacked') || name.startsWith('mac'));
  if (folder === undefined) throw new CannotPrepare('Nothing was packed.');
  const packages = names.filter((name) => name.startsWith('keyturn') || name.startsWith('Keyturn'));
  for (const name of packages) say(`Made ${path.join(output, name)}.`);
  return {
    unpacked: path.join(output, folder),
    packages: packages.map((name) => path.join(output, name)),
  };
}
