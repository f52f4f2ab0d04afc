import path from 'node:path';

/** What is known of the system that builds. */
export type BuildingSystem = {
  readonly platform: NodeJS.Platform;
  readonly checkout: string;
  readonly exists: (file: string) => boolean;
};

/**
 * Variables that name tools of this system for electron-builder, which downloads them otherwise. A name of a file that
 * is not there stops it, so each is named only where it is. Pure.
 */
export function builderTools({
  platform,
  checkout,
  exists,
}: BuildingSystem): Readonly<Record<string, string>> {
  if (platform !== 'linux') return {};
  const sevenZip = '/usr/bin/7za';
  return {
    // Posix on purpose: it is a path of Linux, wherever this is asked.
    CUSTOM_FPM_PATH: path.posix.join(checkout, 'scripts/package/fpm-stand-in.mjs'),
    ...(exists(sevenZip) ? { ELECTRON_BUILDER_7ZIP_PATH: sevenZip } : {}),
  };
}

/** What can be made here of the packages of Linux without a download. Pure. */
export function targetsOfStandIn(hasCommand: (name: string) => boolean): readonly string[] {
  return ['dir', 'tar.gz', 'deb', ...(hasCommand('rpmbuild') ? ['rpm'] : [])];
}
