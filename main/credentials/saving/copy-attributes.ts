import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import type { OpenFile } from '../../disk/open-file.ts';

type Start = (program: string, words: string[], options: SpawnOptions) => ChildProcess;
type OpenDescriptor = Pick<OpenFile, 'descriptor'>;

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
export function copyAttributes(
  from: OpenDescriptor,
  to: OpenDescriptor,
  patience = usualPatience,
  start: Start = spawn,
): Promise<void> {
  if (process.platform !== 'linux') return Promise.resolve();
  return new Promise((resolve) => {
    let copying: ChildProcess | undefined;
    const timer = setTimeout(() => {
      copying?.kill('SIGKILL');
      resolve();
    }, patience);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    try {
      copying = start('/bin/cp', [...words], {
        env: { LC_ALL: 'C' },
        stdio: ['ignore', 'ignore', 'ignore', from.descriptor, to.descriptor],
      });
      copying.on('error', end);
      copying.on('exit', end);
    } catch {
      // The system can't start a program now.
      end();
    }
  });
}
