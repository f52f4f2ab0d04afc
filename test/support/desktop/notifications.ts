import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readMessages, type Notification, type NotificationRecord } from './notification-log.ts';
import { startDaemon, type Daemon } from './processes.ts';
import type { SessionBus } from './session-bus.ts';
import { until } from './until.ts';

const execFileAsync = promisify(execFile);
const settings = fileURLToPath(new URL('dunstrc', import.meta.url));
const serviceName = 'org.freedesktop.Notifications';

/** What the applications of the desktop have notified about, from the very beginning. */
export type Notifications = {
  readonly daemons: readonly Daemon[];
  all(): readonly Notification[];
  /** Ids of the notifications that were acted on. */
  actedOn(): readonly number[];
  /** Ids of the notifications that their application took away again. */
  withdrawn(): readonly number[];
  waitForNotification(isWanted: (shown: Notification) => boolean): Promise<Notification>;
  /** Does what a click on the newest notification on the screen does. */
  clickNewest(): Promise<void>;
  closeAll(): Promise<void>;
};

/** Starts the recorder and then, unless it is to be left out, the notification daemon. */
export async function startNotifications(
  bus: SessionBus,
  withDaemon: boolean,
): Promise<Notifications> {
  const { environment } = bus;
  const monitor = startDaemon(
    [
      'dbus-monitor',
      '--session',
      `interface='${serviceName}'`,
      `type='method_return',sender='${serviceName}'`,
    ],
    { environment },
  );
  let log = '';
  monitor.child.stdout?.setEncoding('utf8');
  monitor.child.stdout?.on('data', (text: string) => (log += text));
  // its own NameAcquired and NameLost are the first that it prints: from then on it sees everything
  await until('the bus monitor', () => monitor.assertAlive() && log.includes('member=NameLost'));
  const daemons = [monitor];
  if (withDaemon) {
    const dunst = startDaemon(['dunst', '-conf', settings], { environment });
    daemons.push(dunst);
    await bus.waitForOwner(serviceName, dunst);
  }

  function recorded(): NotificationRecord {
    return readMessages(log);
  }

  async function control(command: readonly string[]): Promise<void> {
    await execFileAsync('dunstctl', command, { env: environment });
  }

  return {
    daemons,
    all: () => recorded().notifications,
    actedOn: () => recorded().actedOn,
    withdrawn: () => recorded().withdrawn,
    waitForNotification: (isWanted) =>
      until('a notification', () => recorded().notifications.find(isWanted)),
    clickNewest: () => control(['action', '0']),
    closeAll: () => control(['close-all']),
  };
}
