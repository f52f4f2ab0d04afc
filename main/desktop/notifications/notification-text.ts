import type { Log } from '../../base/log.ts';
import type { Bus } from '../bus/bus.ts';
import { busName, busPath } from '../tray/tray-host-questions.ts';

/** The service that shows notifications on a Linux desktop. */
const daemon = 'org.freedesktop.Notifications';

/** The body of a notification, escaped so that no name is read as markup. */
export type NotificationText = {
  body(text: string): string;
  /** Whether the service reads the body as markup, or shows it as it is. */
  readsMarkup(reads: boolean): void;
};

/**
 * Escapes the body on Linux if the service reads markup (`body-markup`) or has not answered yet. A title is never
 * markup (Desktop Notifications Specification, "Markup").
 */
export function createNotificationText(platform: NodeJS.Platform): NotificationText {
  let isEscaped = platform === 'linux';
  return {
    body: (text) => (isEscaped ? escaped(text) : text),
    readsMarkup: (reads) => {
      isEscaped = platform === 'linux' && reads;
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Reports whether the notification service reads markup, each time that one starts; it starts none itself. Without an
 * answer it assumes so: a superfluous entity is visible, a link written by an attacker is believed.
 */
export async function watchNotificationMarkup(
  bus: Bus,
  readsMarkup: (reads: boolean) => void,
  log: Log,
): Promise<void> {
  const ofBus = { destination: busName, path: busPath, interface: busName };

  async function ask(): Promise<void> {
    try {
      const [isThere] = await bus.call({ ...ofBus, member: 'NameHasOwner', body: [daemon] });
      if (isThere !== true) {
        readsMarkup(true);
        return;
      }
      const [capabilities] = await bus.call({
        destination: daemon,
        path: '/org/freedesktop/Notifications',
        interface: daemon,
        member: 'GetCapabilities',
      });
      readsMarkup(!Array.isArray(capabilities) || capabilities.includes('body-markup'));
    } catch (cause) {
      log.error('what shows notifications does not tell what it reads', cause);
      readsMarkup(true);
    }
  }

  const changed = {
    sender: busName,
    path: busPath,
    interface: busName,
    member: 'NameOwnerChanged',
  };
  await bus.hear({ ...changed, about: daemon }, () => {
    void ask();
  });
  await ask();
}
