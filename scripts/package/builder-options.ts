import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Configuration } from 'electron-builder';
import type { FoundRuntime } from '../prepare/types.ts';
import { testRuntimeMark } from './release.ts';

/** What is laid over `electron-builder.yml` to build with the runtime that is there. */
export function builderOptions(
  { executable, runtime }: FoundRuntime,
  output: string,
  isRelease = false,
): Configuration {
  const own: Configuration = {
    extends: 'electron-builder.yml',
    directories: { output },
    electronVersion: runtime.version,
    // Where the system has signatures, nothing is published without one.
    forceCodeSigning: isRelease,
    afterPack: removeDefaultApp,
  };
  return runtime.kind === 'pinned'
    ? // No electronDist: a release has packages for two processors, and each has its own Electron.
      own
    : {
        ...own,
        electronDist: path.dirname(executable),
        artifactName: `\${name}-\${version}-\${arch}-${testRuntimeMark}.\${ext}`,
        // The best compression takes minutes, for packages that only this machine sees.
        compression: 'store',
        // What makes deb and rpm is told of this one only.
        linux: { compression: 'store' },
      };
}

/** A runtime from a cache holds what starts an application by its path, which a package is not for. */
async function removeDefaultApp({ appOutDir }: { readonly appOutDir: string }): Promise<void> {
  for (const name of ['default_app.asar', 'default_app.hash']) {
    await rm(path.join(appOutDir, 'resources', name), { force: true });
  }
}
