import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { defined } from '../../shared/lib/defined.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { systemNameOf } from '../base/system-errors.ts';

/**
 * Why files can't be written to this folder (DATA_FOLDER_NOT_WRITABLE); undefined if they can. Creates the folder, and
 * creates and removes a file in it: the permissions that a system reports are not always those it grants. Synchronous,
 * as nothing else may begin before.
 */
export function folderTrouble(folder: string): Failure | undefined {
  const probe = path.join(folder, `.write-test-${randomBytes(6).toString('hex')}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(probe, 'wx', 0o600));
    rmSync(probe, { force: true });
    return undefined;
  } catch (cause) {
    const systemName = systemNameOf(cause);
    const owner = ownerOf(folder);
    return {
      code: 'DATA_FOLDER_NOT_WRITABLE',
      path: folder,
      ...defined({ systemName, owner }),
    };
  }
}

/** The owner of the folder, or of its nearest parent that exists; undefined on Windows. */
function ownerOf(folder: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    const { uid } = statSync(folder);
    return nameOf(uid);
  } catch {
    const above = path.dirname(folder);
    return above === folder ? undefined : ownerOf(above);
  }
}

/** The name of a user; the user ID where this computer has no name for it. */
function nameOf(uid: number): string {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((one) => one.split(':')[2] === String(uid));
    return line?.split(':')[0]?.slice(0, 64) ?? String(uid);
  } catch {
    return String(uid);
  }
}
