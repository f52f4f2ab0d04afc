import { readWholeFile } from '../../disk/open-file.ts';
import { mountsOf } from './mount-table.ts';

// A container has a few hundred mounts, of some hundred bytes each.
const MOST_BYTES = 4 * 1024 * 1024;

/** Whether something is mounted at exactly this path, as single files in containers are; false except on Linux. */
export async function isMountPoint(
  path: string,
  platform = process.platform,
  read: (path: string, most: number) => Promise<Buffer | string> = readWholeFile,
): Promise<boolean> {
  if (platform !== 'linux') return false;
  const table = await read('/proc/self/mountinfo', MOST_BYTES).catch(() => '');
  return mountsOf(table.toString()).some(({ point }) => point === path);
}
