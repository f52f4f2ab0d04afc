import { readWholeFile } from '../disk/open-file.ts';

/** Whether a file system is mounted right at this path (a file of a container, say); only Linux tells. */
export async function isMountPoint(
  path: string,
  platform = process.platform,
  read = readWholeFile,
): Promise<boolean> {
  if (platform !== 'linux') return false;
  const table = await read('/proc/self/mountinfo').catch(() => '');
  return mountPointsOf(table.toString()).includes(path);
}

/** The mount points of a Linux `mountinfo` table (proc(5)): its fifth column, with octal escapes. */
export function mountPointsOf(table: string): readonly string[] {
  return table.split('\n').flatMap((line) => {
    const escaped = line.split(' ')[4];
    if (escaped === undefined) return [];
    const bytes = escaped.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 8)),
    );
    return [bytes];
  });
}
