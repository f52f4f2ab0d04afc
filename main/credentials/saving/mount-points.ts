import { readWholeFile } from '../../disk/open-file.ts';
import { mountsOf } from './mount-table.ts';

/** Whether a file system is mounted right at this path (a file of a container, say); only Linux tells. */
export async function isMountPoint(
  path: string,
  platform = process.platform,
  read = readWholeFile,
): Promise<boolean> {
  if (platform !== 'linux') return false;
  const table = await read('/proc/self/mountinfo').catch(() => '');
  return mountsOf(table.toString()).some(({ point }) => point === path);
}
