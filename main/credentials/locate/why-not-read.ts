import { constants } from 'node:fs';
import { access, lstat, readlink, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ErrorCode, FailureError, Failure } from '../../../shared/values/failure.ts';
import { isNoFile, systemNameOf } from '../../base/system-errors.ts';
import { FileHeldError } from '../../disk/busy-retry.ts';
import { fileFailed } from '../saving/file-failures.ts';

/** For tests. */
type FolderLookup = {
  readonly platform?: NodeJS.Platform;
  readonly mayEnter?: (folder: string) => Promise<boolean>;
};

/**
 * Why a file could not be read, by the system's error and the folders of its path: FOLDER_NOT_FILE, FILE_NOT_FOLDER,
 * LINK_LOOP, FOLDER_NOT_ENTERED, NOT_A_FILE, FILE_TOO_LARGE, FILE_HELD, FILE_ONLINE_ONLY or FILE_NOT_READABLE. Never
 * rejects.
 */
export async function whyNotRead(
  path: string,
  cause: unknown,
  { platform = process.platform, mayEnter = mayBeEntered }: FolderLookup = {},
): Promise<FailureError> {
  const systemName = systemNameOf(cause);
  if (isNoFile(systemName)) return fileFailed('NOT_A_FILE', path);
  if (cause instanceof FileHeldError) return fileFailed('FILE_HELD', path, systemName);
  const plain = systemName === undefined ? undefined : plainCodes.get(systemName);
  if (plain !== undefined) return fileFailed(plain, path);
  if (systemName === 'ENOTDIR') {
    return fileFailed('FILE_NOT_FOLDER', (await firstAbove(path, isNoFolder)) ?? path);
  }
  if (systemName === 'EACCES') {
    const closed = await firstAbove(path, async (folder) => !(await mayEnter(folder)));
    if (closed !== undefined) return fileFailed('FOLDER_NOT_ENTERED', closed, systemName);
  }
  // A share or cloud that is not reachable has no usual error name on Windows: ERROR_CLOUD_FILE_… of winerror.h.
  const isAway = platform === 'win32' && (systemName === 'UNKNOWN' || systemName === 'EIO');
  return fileFailed(isAway ? 'FILE_ONLINE_ONLY' : 'FILE_NOT_READABLE', path, systemName);
}

/** Errors that need no further check. */
const plainCodes = new Map<string, ErrorCode>([
  ['EFBIG', 'FILE_TOO_LARGE'],
  ['EISDIR', 'FOLDER_NOT_FILE'],
  ['ELOOP', 'LINK_LOOP'],
]);

/** LINK_LEADS_NOWHERE with the link and its target, if a file is missing because of a broken link; else undefined. */
export async function brokenLinkOf(path: string): Promise<Failure | undefined> {
  for (const part of partsOf(path).toReversed()) {
    const stats = await lstat(part).catch(() => undefined);
    if (stats === undefined) continue;
    if (!stats.isSymbolicLink()) return undefined;
    const target = await readlink(part).catch(() => undefined);
    if (target === undefined) return undefined;
    return {
      ...fileFailed('LINK_LEADS_NOWHERE', part).failure,
      target: resolve(dirname(part), target).slice(0, 4096),
    };
  }
  return undefined;
}

/** The first folder above a path, from the root on, that meets the condition. */
async function firstAbove(
  path: string,
  isSo: (folder: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const folder of partsOf(path).slice(0, -1)) {
    if (await isSo(folder)) return folder;
  }
  return undefined;
}

/** The root, the next folder, and so on down to the path itself. */
function partsOf(path: string): readonly string[] {
  const parts = [resolve(path)];
  for (;;) {
    const [first = ''] = parts;
    const above = dirname(first);
    if (above === first) return parts;
    parts.unshift(above);
  }
}

async function isNoFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && !stats.isDirectory();
}

async function mayBeEntered(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.X_OK);
    return true;
  } catch (cause) {
    return systemNameOf(cause) !== 'EACCES';
  }
}
