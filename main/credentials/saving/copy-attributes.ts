import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import type { OpenFile } from '../../disk/open-file.ts';

type Start = (program: string, words: string[], options: SpawnOptions) => ChildProcess;
type OpenDescriptor = Pick<OpenFile, 'fd'>;

// In ms. Copying takes a few; after this time `cp` is killed.
const usualPatience = 2_000;
// The inherited files have these numbers in `cp`, after its three standard streams.
const [source, target] = ['/proc/self/fd/3', '/proc/self/fd/4'];
// Not the times: they show which temporary files are left over. What can't be copied is skipped.
const words = ['--attributes-only', '--preserve=mode,xattr', '--', source, target];

/**
 * Copies access control list and extended attributes between two open files, on Linux with GNU's `cp`: Node.js has no
 * call for them. `cp` inherits the open files and gets no path, so that neither can be replaced. Changes no content and
 * never rejects; elsewhere the new file has the attributes that its folder gives it.
 */
export async function copyAttributes(
  from: OpenDescriptor,
  to: OpenDescriptor,
  patience = usualPatience,
  start: Start = spawn,
): Promise<void> {
  if (process.platform !== 'linux') return;
  let copying: ChildProcess | undefined;
  try {
    copying = start('/bin/cp', [...words], {
      env: { LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'ignore', from.fd, to.fd],
    });
    await once(copying, 'exit', { signal: AbortSignal.timeout(patience) });
  } catch {
    // The system starts no program now, there is no such one, or it took too long.
    copying?.kill('SIGKILL');
  }
}
