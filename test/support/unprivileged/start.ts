import { execFile } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication } from 'playwright';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import type { PreparedRuntime } from '../../../scripts/prepare/types.ts';
import { hearAnswers } from '../answer-promises.ts';
import { groupIsAlive, signalGroup } from '../desktop/processes.ts';
import { until } from '../desktop/until.ts';
import { asNobody, nobody } from './whether.ts';

const execFileAsync = promisify(execFile);

/** The built application where an unprivileged user can read it, with a home for that user. */
export type Installation = {
  readonly home: string;
  /** Writes a file into the home, readable only by its owner. */
  write(name: string, text: string): Promise<string>;
  /** Starts it as that user, on a separate screen, bus and keyring. */
  start(options: StartOptions): Promise<Unprivileged>;
  /** Ends the processes, and removes all of it. */
  remove(): Promise<void>;
};

type StartOptions = {
  readonly env: Readonly<Record<string, string>>;
  readonly switches?: readonly string[];
};

/** The running application, and how to end it. */
export type Unprivileged = {
  readonly app: ElectronApplication;
  end(): Promise<void>;
};

/** Copies the runtime and the build into a temporary folder: both may be where only their owner has access. */
export async function installForNobody({ executable }: PreparedRuntime): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-nobody-'));
  await chmod(folder, 0o755);
  const root = join(folder, 'keyturn');
  const home = join(folder, 'home');
  await mkdir(join(root, 'node_modules'), { recursive: true });
  await link(dirname(executable), join(folder, 'runtime'));
  await link(join(checkoutRoot, 'node_modules', 'keytar'), join(root, 'node_modules', 'keytar'));
  await cp(join(checkoutRoot, 'out'), join(root, 'out'), { recursive: true });
  await cp(join(checkoutRoot, 'package.json'), join(root, 'package.json'));
  const own = async (path: string): Promise<void> => {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if (process.getuid?.() === 0) await chown(path, nobody, nobody);
  };
  for (const name of ['', 'runtime', 'tmp', 'data']) await own(join(home, name));
  const electron = join(folder, 'runtime', executable.slice(dirname(executable).length + 1));
  const running: Unprivileged[] = [];
  return {
    home,
    write: async (name, text) => {
      const path = join(home, name);
      await own(dirname(path));
      await writeFile(path, text, { mode: 0o600 });
      if (process.getuid?.() === 0) await chown(path, nobody, nobody);
      return path;
    },
    start: async (options) => {
      const launcher = join(folder, 'launch');
      await writeFile(launcher, launcherText(electron), { mode: 0o755 });
      const started = await launch(launcher, { root, home, ...options });
      running.push(started);
      return started;
    },
    remove: async () => {
      for (const one of running) await one.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As hard links where the disk is the same, which takes no time. */
async function link(from: string, to: string): Promise<void> {
  await execFileAsync('cp', ['-al', from, to]).catch(async () => {
    await rm(to, { recursive: true, force: true });
    await execFileAsync('cp', ['-a', from, to]);
  });
}

/** Playwright reads stderr, so Electron's bypasses the tools in between. */
function launcherText(electron: string): string {
  const before = process.getuid?.() === 0 ? asNobody.join(' ') : 'env';
  return `#!/usr/bin/env bash
exec 9>&2
exec ${before} xvfb-run -a dbus-run-session -- bash -c '
  printf pw | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
  exec "$0" "$@" 2>&9 9>&-' '${electron}' "$@"
`;
}

async function launch(
  launcher: string,
  {
    root,
    home,
    env,
    switches = [],
  }: StartOptions & { readonly root: string; readonly home: string },
): Promise<Unprivileged> {
  const app = await _electron.launch({
    executablePath: launcher,
    args: [...switches, root, `--user-data-dir=${join(home, 'data')}`],
    // Without this, Playwright switches the sandbox off.
    chromiumSandbox: true,
    cwd: home,
    env: {
      PATH: process.env['PATH'] ?? '/usr/bin:/bin',
      LANG: 'C.UTF-8',
      NO_AT_BRIDGE: '1',
      GSETTINGS_BACKEND: 'memory',
      HOME: home,
      XDG_RUNTIME_DIR: join(home, 'runtime'),
      TMPDIR: join(home, 'tmp'),
      ...env,
    },
  });
  hearAnswers(app);
  const leader = app.process().pid;
  return {
    app,
    end: async () => {
      await app.close().catch(() => undefined);
      // The screen and the bus are in the same group.
      signalGroup(leader, 'SIGTERM');
      const areGone = (): boolean => leader === undefined || !groupIsAlive(leader);
      await until('its screen and its bus to end', areGone, 5000).catch(() => {
        signalGroup(leader, 'SIGKILL');
      });
    },
  };
}
