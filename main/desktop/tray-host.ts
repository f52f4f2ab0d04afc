import type { Clock, Log } from '../rotation/ports.ts';
import type { Bus } from './bus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const busName = 'org.freedesktop.DBus';
const busPath = '/org/freedesktop/DBus';

/** What is told of the desktop's tray. */
export type TrayHostNews = {
  /** Something shows tray icons, or nothing does. */
  readonly is: (there: boolean) => void;
  /** What shows them is there anew, and does not know the icon: it has to be made once more. */
  readonly came: () => void;
};

/** What is watched with. */
type Means = { readonly clock: Pick<Clock, 'sleep'>; readonly log: Log };

// In ms, one after the other. The first leaves Chromium the time to tell a restarted panel of the icon by itself: an icon
// that is taken away in that moment stays in the list of Xfce's panel as one that nobody answers for. The second is for
// an icon that was made in a moment in which the panel could not take it.
const untilAsked = [500, 2_000] as const;

/**
 * Watches whether something on the bus shows tray icons, and tells it at once and whenever it changes. Where the bus
 * does not answer nothing is told.
 */
export async function watchTrayHost(
  bus: Bus,
  news: TrayHostNews,
  { clock, log }: Means,
): Promise<void> {
  let looks = 0;
  let hosts = 0;
  let host: string | undefined;
  let hasTold = false;

  /** Who shows icons now; undefined where nobody does. */
  async function findHost(): Promise<string | undefined> {
    const isThere = await bus.call(ofBus('NameHasOwner', watcher));
    if (isThere[0] !== true) return undefined;
    if ((await property(watcher, 'IsStatusNotifierHostRegistered')) !== true) return undefined;
    const [owner] = await bus.call(ofBus('GetNameOwner', watcher));
    return typeof owner === 'string' ? owner : undefined;
  }

  /** Whether an icon of this process is among those it shows. Throws where it does not tell. */
  async function knowsOurIcon(shower: string): Promise<boolean> {
    const items = await property(shower, 'RegisteredStatusNotifierItems');
    if (!Array.isArray(items)) throw new Error('no list of icons');
    // As the bus counts processes: in a container they have other numbers.
    const us = await makerOf(bus.name());
    // A name on the bus and mostly the path of an object: ":1.7/Item" to Xfce and KDE, ":1.7@/Item" to GNOME's extension.
    const makers = items.map((item: unknown) => makerOf(String(item).split(/[/@]/, 1)[0] ?? ''));
    // One that goes while it is asked about is none of ours.
    const found = await Promise.allSettled(makers);
    return found.some((one) => one.status === 'fulfilled' && one.value === us);
  }

  /** The process behind a name on the bus. Throws where nobody has it any more. */
  async function makerOf(name: string): Promise<unknown> {
    const [maker] = await bus.call(ofBus('GetConnectionUnixProcessID', name));
    return maker;
  }

  async function property(destination: string, name: string): Promise<unknown> {
    const [answer] = await bus.call({
      destination,
      path: watcherPath,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      body: [watcher, name],
    });
    return valueOf(answer);
  }

  /**
   * Tells of what shows icons as long as it does not know ours. Where it does not tell, one that was there from the
   * beginning is taken to know it, and one that came later not to. Never fails.
   */
  async function seeToIcon(shower: string, wasThere: boolean): Promise<void> {
    const turn = hosts;
    for (const wait of untilAsked) {
      await clock.sleep(wait);
      if (turn !== hosts) return;
      try {
        const isKnown = await knowsOurIcon(shower).catch((cause: unknown) => {
          log.error('the tray does not tell which icons it knows', cause);
          return wasThere;
        });
        // It may have gone meanwhile, and another one have come, which is asked in its own time.
        if (isKnown || (await findHost()) !== shower || turn !== hosts) return;
        log.info('the tray does not know the icon, which is made once more');
        news.came();
      } catch (cause) {
        log.error('the icon could not be made once more', cause);
      }
    }
  }

  async function look(): Promise<void> {
    looks += 1;
    const turn = looks;
    let found: string | undefined;
    try {
      found = await findHost();
    } catch (cause) {
      // It may go while it is asked: then the bus tells of it, and it is looked for once more.
      log.error('the tray of the desktop could not be asked about', cause);
      return;
    }
    if (turn !== looks) return;
    const isFirst = !hasTold;
    const isSame = found === host;
    if (isFirst || (host === undefined) !== (found === undefined)) news.is(found !== undefined);
    hasTold = true;
    host = found;
    if (isSame) return;
    hosts += 1;
    if (found !== undefined) void seeToIcon(found, isFirst);
  }

  const again = (): void => {
    void look();
  };
  try {
    const owners = { sender: busName, path: busPath, interface: busName } as const;
    await bus.hear({ ...owners, member: 'NameOwnerChanged', about: watcher }, again);
    for (const member of ['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered']) {
      const signal = { sender: watcher, path: watcherPath, interface: watcher, member };
      await bus.hear(signal, again);
    }
  } catch (cause) {
    log.error('the tray of the desktop could not be watched', cause);
    return;
  }
  await look();
}

function ofBus(member: string, name: string) {
  return { destination: busName, path: busPath, interface: busName, member, body: [name] };
}

/** What a property's answer wraps: a value with its type. */
function valueOf(property: unknown): unknown {
  const value: unknown =
    typeof property === 'object' && property !== null ? Reflect.get(property, 'value') : undefined;
  return value;
}
