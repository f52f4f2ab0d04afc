import type { UpdateHindrance } from '../../shared/updates.ts';

/** What tells how Keyturn was installed. */
export type Installation = {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The file that says where updates come from. */
  readonly config: string;
  /** What the installer for one person leaves on Windows. */
  readonly uninstaller: string;
  readonly exists: (path: string) => boolean;
};

/**
 * Why an installation can't update itself: it was not installed at all, or by something that looks after it and asks
 * an administrator. Keyturn never asks for such rights itself. Pure, but for what exists.
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

/** The address in an `app-update.yml`: https, or this computer itself. Undefined where there is none such. */
export function feedOf(text: string): URL | undefined {
  const [, written = ''] = /^url:\s*['"]?([^\s'"]+)['"]?\s*$/mu.exec(text) ?? [];
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  const isHere = url.hostname === '127.0.0.1';
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url : undefined;
}
