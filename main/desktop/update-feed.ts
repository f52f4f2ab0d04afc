import type { UpdateHindrance } from '../../shared/updates.ts';

/** What tells how Keyturn was installed. */
export type Installation = {
  readonly platform: string;
  /** Whether a file beside the application says where updates come from. */
  readonly hasFeed: boolean;
  readonly isAppImage: boolean;
  /** Whether the installer for one person on Windows has left its uninstaller. */
  readonly hasUninstaller: boolean;
};

/**
 * Why an installation can't update itself: it was not installed at all, or by something that looks after it and asks
 * an administrator. Keyturn never asks for such rights itself. Pure.
 */
export function updateHindrance(installation: Installation): UpdateHindrance | undefined {
  const { platform, hasFeed, isAppImage, hasUninstaller } = installation;
  if (!hasFeed) return 'runs from a folder';
  if (platform === 'linux' && !isAppImage) return 'belongs to a package manager';
  if (platform === 'win32' && !hasUninstaller) return 'belongs to a package manager';
  return undefined;
}

/** The address in an `app-update.yml`: https, or this computer itself. Undefined where there is none such. */
export function feedOf(text: string): URL | undefined {
  const [, written = ''] = /^url:\s*['"]?([^\s'"]+)['"]?\s*$/mu.exec(text) ?? [];
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  const isHere = url.hostname === '127.0.0.1';
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url : undefined;
}
