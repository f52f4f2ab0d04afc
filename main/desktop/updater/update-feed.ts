import path from 'node:path';
import type { UpdateHindrance } from '../../../shared/contract/updates.ts';

/** What shows how Keyturn was installed. */
export type Installation = {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The file that names the source of updates. */
  readonly config: string;
  /** What the installer for one user leaves on Windows. */
  readonly uninstaller: string;
  readonly exists: (path: string) => boolean;
};

/**
 * Why an installation can't update itself: it was not installed, or an update needs a package manager or an
 * administrator. Keyturn never asks for such rights itself. Pure, except for `exists`.
 */
export function updateHindrance(installation: Installation): UpdateHindrance | undefined {
  const { platform, env, config, uninstaller, exists } = installation;
  if (!exists(config)) return 'runs from a folder';
  const updatesItself =
    platform === 'linux'
      ? env['APPIMAGE'] !== undefined
      : platform !== 'win32' || exists(uninstaller);
  return updatesItself ? undefined : 'belongs to a package manager';
}

/** The system's folder of caches, as electron-updater finds it. */
function cacheOf({ platform, env, home }: CachePlace): string {
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches');
  const isWindows = platform === 'win32';
  const named = env[isWindows ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'];
  if (named !== undefined && named !== '') return named;
  return path.join(home, isWindows ? 'AppData/Local' : '.cache');
}

/** What determines the folder of downloads. */
export type CachePlace = Pick<Installation, 'platform' | 'env'> & { readonly home: string };

/** The folder of downloads that an `app-update.yml` names: a plain name, no path. Undefined where there is none. */
export function downloadsOf(text: string, place: CachePlace): string | undefined {
  const [, name] = /^updaterCacheDirName:\s*['"]?(\w[\w.-]*)['"]?\s*$/mu.exec(text) ?? [];
  return name === undefined ? undefined : path.join(cacheOf(place), name);
}

/** The address in an `app-update.yml`: https, or this computer itself. Undefined where there is none. */
export function feedOf(text: string): URL | undefined {
  const [, written = ''] = /^url:\s*['"]?([^\s'"]+)['"]?\s*$/mu.exec(text) ?? [];
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  const isHere = url.hostname === '127.0.0.1';
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url : undefined;
}
