import { readWholeFile } from '../../disk/open-file.ts';
import { mountsOf } from './mount-table.ts';

/** Whether something is mounted at exactly this path, as single files in containers are; false except on Linux. */
export async function isMountPoint(
  path: string,
  platform = process.platform,
  read = readWholeFile,
): Promise<boolean> {
  if (platform !== 'linux') return false;
  const table = await read('/proc/self/mountinfo').catch(() => '');
  return mountsOf(table.toString()).some(({ point }) => point === path);
}
