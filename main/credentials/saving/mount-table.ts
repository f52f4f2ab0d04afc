/** One line of a Linux `mountinfo` table, as far as it tells what is mounted where. */
export type Mount = {
  /** The file system, by the numbers of its device: "8:1". */
  readonly device: string;
  /** What of the file system is mounted: a folder of it, or a single file. */
  readonly root: string;
  /** Where, as the process sees it whose table it is. */
  readonly point: string;
};

/** The mounts of a table (proc_pid_mountinfo(5)): its third to fifth column, with octal escapes. Other lines are none. */
export function mountsOf(table: string): readonly Mount[] {
  return table.split('\n').flatMap((line) => {
    const [, , device, root, point] = line.split(' ', 5);
    if (device === undefined || root === undefined || point === undefined) return [];
    return [{ device, root: unescaped(root), point: unescaped(point) }];
  });
}

/**
 * What a file is in its file system, by the table of a process that sees it under this path: the mount that it lies in, and
 * its path from the root of that file system. Undefined where the table has no such mount.
 */
export function placeInFileSystem(
  path: string,
  mounts: readonly Mount[],
): Pick<Mount, 'device' | 'root'> | undefined {
  // The later of two mounts at one point hides the other.
  const holding = mounts
    .filter(({ point }) => path === point || path.startsWith(withSlash(point)))
    .reduce<Mount | undefined>((longest, mount) => {
      return longest === undefined || mount.point.length >= longest.point.length ? mount : longest;
    }, undefined);
  if (holding === undefined) return undefined;
  const rest = path.slice(holding.point === '/' ? 0 : holding.point.length);
  return {
    device: holding.device,
    root: rest === '' ? holding.root : withoutSlash(holding.root) + rest,
  };
}

/** Where a table has this file mounted by itself, under its path or as the file that stood there before. */
export function mountPointsOfFile(
  file: Pick<Mount, 'device' | 'root'>,
  mounts: readonly Mount[],
): readonly string[] {
  return mounts
    .filter(({ device, root }) => {
      // What was replaced since is marked by the system (`seq_dentry` of the kernel).
      return device === file.device && (root === file.root || root === `${file.root}//deleted`);
    })
    .map(({ point }) => point);
}

function unescaped(field: string): string {
  if (!field.includes('\\')) return field;
  const bytes = Buffer.from(field, 'utf8').toString('latin1');
  const plain = bytes.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
  return Buffer.from(plain, 'latin1').toString('utf8');
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function withoutSlash(folder: string): string {
  return folder.endsWith('/') ? folder.slice(0, -1) : folder;
}
