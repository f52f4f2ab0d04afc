/** One line of a Linux `mountinfo` table: what is mounted where. */
export type Mount = {
  /** The device numbers of the file system: "8:1". */
  readonly device: string;
  /** The folder or single file of the file system that is mounted. */
  readonly root: string;
  /** The mount point, as the process of the table sees it. */
  readonly point: string;
};

/** Parses a table (proc_pid_mountinfo(5)): its third to fifth column, with octal escapes. Other lines are skipped. */
export function mountsOf(table: string): readonly Mount[] {
  return table.split('\n').flatMap((line) => {
    const [, , device, root, point] = line.split(' ', 5);
    if (device === undefined || root === undefined || point === undefined) return [];
    return [{ device, root: unescaped(root), point: unescaped(point) }];
  });
}

/**
 * The device of a file and its path from the root of its file system, by the table of a process that has it at `path`.
 * Undefined where no mount of the table holds it.
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

/** Where a table has this single file mounted, also as a file that was replaced since. */
export function mountPointsOfFile(
  file: Pick<Mount, 'device' | 'root'>,
  mounts: readonly Mount[],
): readonly string[] {
  return mounts
    .filter(({ device, root }) => {
      // The kernel marks a file that was replaced since (`seq_dentry`).
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
