import type { Notice } from '../../../shared/contract/notice.ts';
import type { Bus } from '../bus/bus.ts';
import type { Notifier, NotifierOptions } from './notifier.ts';

const service = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const from = { sender: service, path, interface: service } as const;

// Nothing waits for the answer, and a service may just be starting. In ms.
const PATIENCE = 30_000;

// A service that never answers gets no more than these.
const MOST_WAITING = 5;

export type BusNotifierOptions = Pick<NotifierOptions, 'open' | 'body' | 'log'> & {
  /** The session bus; undefined where there is none. Called when the first notification is shown. */
  readonly connect: () => Promise<Bus | undefined>;
  /** For lists of notifications by application. */
  readonly application: string;
};

/**
 * Notifications of Linux (Desktop Notifications Specification 1.2). The service is called over the bus and never waited
 * for: libnotify, which Electron uses, blocks the whole process until it has answered, 25 seconds for each call.
 */
export function createBusNotifier(options: BusNotifierOptions): Notifier {
  const { connect, open, body, application, log } = options;
  /** Notifications on the screen or in the service's list, by their number there. */
  const shown = new Map<number, Notice>();
  let connecting: Promise<Bus | undefined> | undefined;
  let waiting = 0;

  /** The bus, with its signals received. A failure is tried again at the next notice. */
  async function listeningBus(): Promise<Bus | undefined> {
    connecting ??= connectAndHear();
    try {
      return await connecting;
    } catch (cause) {
      connecting = undefined;
      throw cause;
    }
  }

  async function connectAndHear(): Promise<Bus | undefined> {
    const bus = await connect();
    try {
      await bus?.hear({ ...from, member: 'ActionInvoked' }, ([id]) => {
        const notice = typeof id === 'number' ? shown.get(id) : undefined;
        if (notice !== undefined) open(notice.profile);
      });
      await bus?.hear({ ...from, member: 'NotificationClosed' }, ([id]) => {
        if (typeof id === 'number') shown.delete(id);
      });
      return bus;
    } catch (cause) {
      // The next notice connects again.
      bus?.end();
      throw cause;
    }
  }

  async function show(bus: Bus, notice: Notice): Promise<number | undefined> {
    const hints = {
      'desktop-entry': { signature: 's', value: 'keyturn' },
      urgency: { signature: 'y', value: 1 },
    };
    const values = [
      application,
      0,
      '',
      notice.title,
      body(notice.body),
      // The first one is what a click on the notification itself does; its label is not shown.
      ['default', application],
      hints,
      // The desktop's own duration.
      -1,
    ];
    const [id] = await bus.call({
      destination: service,
      path,
      interface: service,
      member: 'Notify',
      typed: { signature: 'susssasa{sv}i', values },
      patience: PATIENCE,
    });
    return typeof id === 'number' ? id : undefined;
  }

  async function close(bus: Bus, id: number): Promise<void> {
    await bus.call({
      destination: service,
      path,
      interface: service,
      member: 'CloseNotification',
      typed: { signature: 'u', values: [id] },
    });
  }

  return (notice) => {
    const over = new AbortController();
    const isOver = (): boolean => over.signal.aborted;

    async function showWhileWanted(): Promise<void> {
      const bus = await listeningBus();
      if (bus === undefined) {
        log.info('no notifications on this desktop');
        return;
      }
      if (isOver()) return;
      const id = await show(bus, notice);
      if (id === undefined) return;
      const takeAway = (): void => {
        shown.delete(id);
        close(bus, id).catch((cause: unknown) => {
          log.error('a notification could not be taken away', cause);
        });
      };
      if (isOver()) {
        takeAway();
        return;
      }
      shown.set(id, notice);
      over.signal.addEventListener('abort', takeAway);
    }

    if (waiting >= MOST_WAITING) {
      log.warn('a notification was left out: those before it are not shown yet');
      return () => undefined;
    }
    waiting += 1;
    showWhileWanted()
      .catch((cause: unknown) => {
        log.error('a notification could not be shown', cause);
      })
      .finally(() => {
        waiting -= 1;
      });
    return () => {
      over.abort();
    };
  };
}
