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

/** All notifications of the desktop's applications since its start. */
export type Notifications = {
  readonly daemons: readonly Daemon[];
  all(): readonly Notification[];
  /** IDs of the notifications that were clicked. */
  actedOn(): readonly number[];
  /** IDs of the notifications that their application has removed. */
  withdrawn(): readonly number[];
  waitForNotification(isWanted: (shown: Notification) => boolean): Promise<Notification>;
  /** Does the same as a click on the newest notification on the screen. */
  clickNewest(): Promise<void>;
  closeAll(): Promise<void>;
};

/** Starts the recorder and then, unless it is left out, the notification daemon. */
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
  // it prints its own NameAcquired and NameLost first: from then on it sees everything
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
