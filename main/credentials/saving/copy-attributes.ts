import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import type { OpenFile } from '../../disk/open-file.ts';

type Start = (program: string, words: string[], options: SpawnOptions) => ChildProcess;
type OpenDescriptor = Pick<OpenFile, 'fd'>;

// `cp` copies attributes only, which takes a few ms; after this time it is stopped. In ms.
const usualPatience = 2_000;
// The two files have these numbers in the program that inherits them, after its three streams.
const [source, target] = ['/proc/self/fd/3', '/proc/self/fd/4'];
// Not the times: by them left-over files are known. What can't be copied stays away, and the rest is copied.
const words = ['--attributes-only', '--preserve=mode,xattr', '--', source, target];

/**
 * Gives an open file the access control list and the extended attributes of another open one, as far as this system has
 * a tool for it: Node.js has no call for them, so GNU's `cp` inherits both. It is given no path, so that nobody can put
 * another file in the place of either. Changes no content, and never fails; where there is no such tool they are what
 * the folder gives.
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
