import { readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { FailureError } from '../../shared/values/failure.ts';
import { systemNameOf } from '../base/system-errors.ts';
import { lockNotPossible } from './lock-failures.ts';

/** Where the locks of the known files are. */
export type LockPaths = {
  /** Paths of lock files, each once, in the order in which all Keyturns take them. */
  readonly paths: readonly string[];
  /** LOCK_NOT_POSSIBLE of each file whose path can't be resolved; we can't change such a file either. */
  readonly unknown: readonly FailureError[];
};

const mostLinks = 40;

/** The lock paths, beside the files that links lead to. A file whose folder doesn't exist has none. */
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
    // A part of the path is a file: there can be no file below it.
    if (systemNameOf(cause) === 'ENOTDIR') return undefined;
    if (systemNameOf(cause) !== 'ENOENT') throw cause;
  }
  const [folder, link] = await Promise.all([
    realpath(dirname(file)).catch((cause: unknown) => {
      if (systemNameOf(cause) === 'ENOENT') return undefined;
      throw cause;
    }),
    // A link to a missing file: the file will be created where it points to.
    readlink(file).catch(() => undefined),
  ]);
  // For a path below a file, Windows reports only that it does not exist.
  if (folder === undefined || !(await stat(folder)).isDirectory()) return undefined;
  if (link === undefined || links === mostLinks) return join(folder, basename(file));
  return targetOf(resolve(folder, link), links + 1);
}
