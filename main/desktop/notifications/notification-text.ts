import type { Log } from '../../base/log.ts';
import type { Bus } from '../bus/bus.ts';
import { busName, busPath } from '../tray/tray-host-questions.ts';

/** What shows notifications on a Linux desktop. */
const daemon = 'org.freedesktop.Notifications';

/** The body of a notification, so that what shows it reads no markup out of a name. */
export type NotificationText = {
  body(text: string): string;
  /** What shows notifications reads the body as markup, or shows it letter by letter. */
  readsMarkup(reads: boolean): void;
};

/**
 * Escapes the body on Linux, where it is markup to what says so (`body-markup`), and to what has said nothing yet. A
 * title is none anywhere (Desktop Notifications Specification, "Markup").
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
 * Tells whether what shows notifications reads markup, each time that one comes. None is started by that. Where it does
 * not answer it is taken to: an entity too many is seen, a link that somebody else has written is believed.
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
