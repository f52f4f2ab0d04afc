import { symlinkSync } from 'node:fs';
import { lstat, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Whether only its owner can access a file, if the system has modes. Windows has access lists instead. */
export async function isForOwnerAlone(file: string): Promise<boolean> {
  const { mode } = await stat(file);
  return process.platform === 'win32' || (mode & 0o077) === 0;
}

/**
 * Why links can't be tested here; undefined where they can. Windows requires a permission; Wine creates none and
 * reports success.
 */
export async function whyNoLinks(): Promise<string | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-links-'));
  const link = path.join(folder, 'link');
  try {
    symlinkSync(folder, link);
    return (await lstat(link)).isSymbolicLink() ? undefined : 'links are none here';
  } catch {
    return 'this user may make no links';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
