import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Configuration } from 'electron-builder';
import type { FoundRuntime } from '../prepare/types.ts';

/** In the name of every package that is built on the stand-in; such a one is never published. */
const testRuntimeMark = 'testruntime';

/** What is laid over `electron-builder.yml` to build with the runtime that is there. */
export function builderOptions(
  { executable, runtime }: FoundRuntime,
  output: string,
): Configuration {
  const own: Configuration = {
    extends: 'electron-builder.yml',
    directories: { output },
    electronDist: path.dirname(executable),
    electronVersion: runtime.version,
    afterPack: removeDefaultApp,
  };
  return runtime.kind === 'pinned'
    ? own
    : {
        ...own,
        artifactName: `\${name}-\${version}-\${arch}-${testRuntimeMark}.\${ext}`,
        // The best compression takes minutes, for packages that only this machine sees.
        compression: 'store',
      };
}

/** A runtime from a cache holds what starts an application by its path, which a package is not for. */
async function removeDefaultApp({ appOutDir }: { readonly appOutDir: string }): Promise<void> {
  for (const name of ['default_app.asar', 'default_app.hash']) {
    await rm(path.join(appOutDir, 'resources', name), { force: true });
  }
}
