import path from 'node:path';

/** The facts of the building system. */
export type BuildingSystem = {
  readonly platform: NodeJS.Platform;
  readonly checkout: string;
  readonly exists: (file: string) => boolean;
};

/**
 * Variables that make electron-builder use tools of this system instead of downloading them. It fails if a named file
 * doesn't exist, so each is named only where it does. Pure.
 */
export function builderTools({
  platform,
  checkout,
  exists,
}: BuildingSystem): Readonly<Record<string, string>> {
  if (platform !== 'linux') return {};
  const sevenZip = '/usr/bin/7za';
  return {
    // Always a Linux path, even when this runs on Windows.
    CUSTOM_FPM_PATH: path.posix.join(checkout, 'scripts/package/fpm-stand-in.mjs'),
    ...(exists(sevenZip) ? { ELECTRON_BUILDER_7ZIP_PATH: sevenZip } : {}),
  };
}

/** The Linux packages that can be built here without a download. Pure. */
export function targetsOfStandIn(hasCommand: (name: string) => boolean): readonly string[] {
  return ['dir', 'tar.gz', 'deb', ...(hasCommand('rpmbuild') ? ['rpm'] : [])];
}
