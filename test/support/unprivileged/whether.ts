import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);

/** Nobody's user and group ID on Debian. */
export const nobody = 65534;

/** The prefix of a command that runs as nobody. */
export const asNobody: readonly string[] = [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
];

/** Why Chromium's sandbox can't be tested here with an unprivileged user; undefined where it can. */
export async function whyNoSandbox(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'this way of trying it is that of Linux';
  const [command = '', ...before] = process.getuid?.() === 0 ? asNobody : ['env'];
  const parameters = [...before, 'unshare', '--user', '--map-root-user', 'true'];
  return execFileAsync(command, parameters).then(
    () => undefined,
    () => 'the kernel refuses user namespaces',
  );
}
