import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lastLine, runCommand } from '../prepare/run-command.ts';
import { say } from '../prepare/run-script.ts';
import { CannotPrepare } from '../prepare/types.ts';

const limitMs = 15 * 60_000;

/**
 * Installs the package into a minimal Debian, runs its self-test there, and removes it again. Needs root; otherwise it
 * says that this was not tried. Throws `CannotPrepare` where a step fails.
 */
export async function tryInCleanRoot(deb: string): Promise<void> {
  if (process.getuid?.() !== 0) {
    say('The .deb was not tried in a clean root, which takes root.');
    return;
  }
  const root = await mkdtemp(path.join(tmpdir(), 'keyturn-root-'));
  const inside = async (line: string): Promise<string> => run('chroot', [root, 'sh', '-c', line]);
  const mounted: string[] = [];
  try {
    say('Making a clean root.');
    await run('debootstrap', ['--variant=minbase', 'bookworm', root]);
    for (const name of ['proc', 'dev', 'sys']) {
      await run('mount', ['--rbind', `/${name}`, path.join(root, name)]);
      mounted.push(path.join(root, name));
    }
    await copyFile(deb, path.join(root, 'tmp/keyturn.deb'));
    say('Installing the package there.');
    await inside(
      'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends /tmp/keyturn.deb xvfb xauth dbus',
    );
    // A chroot refuses the user namespaces that Chromium's sandbox needs.
    say(
      await inside('dbus-run-session -- xvfb-run -a keyturn --no-sandbox --self-test 2>/dev/null'),
    );
    await inside('DEBIAN_FRONTEND=noninteractive apt-get purge -q -y keyturn');
    const left = await inside(
      'ls -d /opt/Keyturn /usr/bin/keyturn /usr/share/applications/keyturn.desktop 2>/dev/null || true',
    );
    if (left.trim() !== '') throw new CannotPrepare(`Left behind by the package: ${left}`);
    say('Removed again; nothing of it is left.');
  } finally {
    for (const place of mounted.toReversed()) await runCommand('umount', ['-R', '-l', place]);
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function run(command: string, parameters: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(command, parameters, { timeoutMs: limitMs });
  if (code !== 0) {
    throw new CannotPrepare(
      `${command} ${parameters.at(-1) ?? ''} failed. ${lastLine(stderr) || lastLine(stdout)}`,
    );
  }
  return stdout;
}
