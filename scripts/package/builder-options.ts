import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Configuration } from 'electron-builder';
import type { FoundRuntime } from '../prepare/types.ts';
import { testRuntimeMark } from './release.ts';

/** Overrides of `electron-builder.yml` for building with the runtime that is available. */
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
    ? // No electronDist: a release has packages for two processors, each with its own Electron.
      own
    : {
        ...own,
        electronDist: path.dirname(executable),
        artifactName: `\${name}-\${version}-\${arch}-${testRuntimeMark}.\${ext}`,
        // The best compression takes minutes, for packages that stay on this machine.
        compression: 'store',
        // The tools for deb and rpm read only this option.
        linux: { compression: 'store' },
      };
}

/** A cached runtime includes Electron's default application, which a package must not have. */
async function removeDefaultApp({ appOutDir }: { readonly appOutDir: string }): Promise<void> {
  for (const name of ['default_app.asar', 'default_app.hash']) {
    await rm(path.join(appOutDir, 'resources', name), { force: true });
  }
}
