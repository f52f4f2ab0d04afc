import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDisplay, startWindowManager, takeScreenshot } from './display.ts';
import { startKeyring, type Keyring } from './keyring.ts';
import { startNotifications, type Notifications } from './notifications.ts';
import {
  endProcessesMarkedBy,
  killProcessesMarkedBy,
  type Daemon,
  type Environment,
} from './processes.ts';
import { startSessionBus, type SessionBus } from './session-bus.ts';
import { startTrayHost } from './tray-host.ts';
import { trayOn, type Tray } from './tray.ts';

type DesktopOptions = {
  /** `absent`: no service at all; `empty`: no keyring yet. Unlocked by default. */
  readonly keyring?: 'unlocked' | 'locked' | 'empty' | 'absent';
  /** Whether a panel shows tray items from the beginning. Yes by default. */
  readonly trayHost?: boolean;
  /** Whether a notification service runs. Yes by default. */
  readonly notificationDaemon?: boolean;
};

/** A separate desktop: screen, bus, keyring, panel and notifications, in its own folders. */
export type Desktop = {
  /** The whole environment for a process of this desktop; only PATH is the caller's. */
  readonly env: Environment;
  readonly home: string;
  readonly runtimeDirectory: string;
  readonly bus: SessionBus;
  readonly keyring: Keyring | undefined;
  readonly notifications: Notifications;
  readonly tray: Tray;
  startTrayHost(): Promise<void>;
  stopTrayHost(): Promise<void>;
  /** Saves what the screen shows as a PNG file. */
  screenshot(path: string): Promise<void>;
  /** Calls `end` first when the desktop is closed. */
  atClose(end: () => Promise<void>): void;
  /** Ends every process of the desktop, including applications, and removes its folders. */
  close(): Promise<void>;
};

/** Starts a desktop for tests (Linux only). All parts are ready when this returns. */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-desktop-'));
  const endAtExit = (): void => {
    killProcessesMarkedBy(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', endAtExit);
  const ends: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0)) await end();
    await endProcessesMarkedBy(folder);
    await rm(folder, { recursive: true, force: true });
    process.off('exit', endAtExit);
  };
  try {
    return { ...(await startParts(folder, options)), atClose: (end) => ends.push(end), close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function startParts(
  folder: string,
  options: DesktopOptions,
): Promise<Omit<Desktop, 'atClose' | 'close'>> {
  const places = await makePlaces(folder);
  // the bus comes before everything that would start its own if it found none
  const display = await startDisplay(places.environment);
  const withDisplay = { ...places.environment, DISPLAY: display.name };
  const bus = await startSessionBus(places.runtimeDirectory, withDisplay);
  const { environment } = bus;
  const { keyring: keyringState = 'unlocked' } = options;

  let trayHost: Daemon | undefined;
  const showTray = async (): Promise<void> => {
    trayHost ??= await startTrayHost(bus, places.configurationHome);
  };
  const hideTray = async (): Promise<void> => {
    await trayHost?.stop();
    trayHost = undefined;
  };

  const [keyring, notifications] = await Promise.all([
    keyringState === 'absent' ? undefined : startKeyring(bus, keyringState),
    startNotifications(bus, options.notificationDaemon ?? true),
    startWindowManager(environment),
    options.trayHost === false ? undefined : showTray(),
  ]);
  return {
    env: environment,
    home: places.home,
    runtimeDirectory: places.runtimeDirectory,
    bus,
    keyring,
    notifications,
    tray: trayOn(bus),
    startTrayHost: showTray,
    stopTrayHost: hideTray,
    screenshot: (path) => takeScreenshot(environment, path),
  };
}

type DesktopFolders = {
  readonly home: string;
  readonly runtimeDirectory: string;
  readonly configurationHome: string;
  readonly environment: Environment;
};

async function makePlaces(folder: string): Promise<DesktopFolders> {
  const home = join(folder, 'home');
  const runtimeDirectory = join(folder, 'runtime');
  const configurationHome = join(home, '.config');
  const folders = {
    HOME: home,
    XDG_CONFIG_HOME: configurationHome,
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_STATE_HOME: join(home, '.local', 'state'),
    XDG_RUNTIME_DIR: runtimeDirectory,
    TMPDIR: join(folder, 'tmp'),
  };
  for (const path of Object.values(folders)) await mkdir(path, { recursive: true, mode: 0o700 });
  const environment = {
    PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    // nothing here has an accessibility bus or a settings daemon
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
    XDG_CURRENT_DESKTOP: 'XFCE',
    XDG_SESSION_TYPE: 'x11',
    ...folders,
  };
  return { home, runtimeDirectory, configurationHome, environment };
}
