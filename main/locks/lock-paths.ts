import { readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { FailureError } from '../../shared/values/failure.ts';
import { systemNameOf } from '../base/system-errors.ts';
import { lockNotPossible } from './lock-failures.ts';

/** Where the locks of the known files lie. */
export type LockPaths = {
  /** Paths of lock files, each once, in the order in which every Keyturn takes them. */
  readonly paths: readonly string[];
  /** LOCK_NOT_POSSIBLE of each file that can't be found out about; it can't be changed either. */
  readonly unknown: readonly FailureError[];
};

const mostLinks = 40;

/** Finds the locks beside the resolved files. A file whose folder does not exist has none. */
export async function lockPaths(files: readonly string[]): Promise<LockPaths> {
  const found = await Promise.all(files.map(lockOf));
  const paths = found.filter((one) => typeof one === 'string');
  const unknown = found.filter((one) => one instanceof FailureError);
  return { paths: [...new Set(paths)].toSorted(), unknown };
}

async function lockOf(file: string): Promise<string | FailureError | undefined> {
  try {
    const target = await targetOf(file);
    return target === undefined ? undefined : join(dirname(target), lockNameOf(target));
  } catch (cause) {
    return lockNotPossible(file, cause);
  }
}

function lockNameOf(target: string): string {
  return `.${basename(target)}.keyturn-lock`;
}

async function targetOf(file: string, links = 0): Promise<string | undefined> {
  try {
    return await realpath(file);
  } catch (cause) {
    // Part of the path is a file: nothing can lie there.
    if (systemNameOf(cause) === 'ENOTDIR') return undefined;
    if (systemNameOf(cause) !== 'ENOENT') throw cause;
  }
  const [folder, link] = await Promise.all([
    realpath(dirname(file)).catch((cause: unknown) => {
      if (systemNameOf(cause) === 'ENOENT') return undefined;
      throw cause;
    }),
    // A link to nothing yet: the file will be made where it points to.
    readlink(file).catch(() => undefined),
  ]);
  // Of a path below a file, Windows says no more than that it is not there.
  if (folder === undefined || !(await stat(folder)).isDirectory()) return undefined;
  if (link === undefined || links === mostLinks) return join(folder, basename(file));
  return targetOf(resolve(folder, link), links + 1);
}
