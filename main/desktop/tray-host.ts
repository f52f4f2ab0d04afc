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
  let host: string | undefined;
  let hasTold = false;

  /** Who shows icons now; undefined where nobody does. */
  async function findHost(): Promise<string | undefined> {
    const isThere = await bus.call(ofBus('NameHasOwner', watcher));
    if (isThere[0] !== true) return undefined;
    if ((await property('IsStatusNotifierHostRegistered')) !== true) return undefined;
    const [owner] = await bus.call(ofBus('GetNameOwner', watcher));
    return typeof owner === 'string' ? owner : undefined;
  }

  /** Whether an icon of this process is among those it shows; where it can't tell, it is taken to be. */
  async function isOurIconKnown(): Promise<boolean> {
    const items = await property('RegisteredStatusNotifierItems').catch(() => undefined);
    // As the bus counts processes: in a container they have other numbers.
    const us = await makerOf(bus.name()).catch(() => undefined);
    if (!Array.isArray(items) || us === undefined) return true;
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

  async function property(name: string): Promise<unknown> {
    const [answer] = await bus.call({
      destination: watcher,
      path: watcherPath,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      body: [watcher, name],
    });
    return valueOf(answer);
  }

  /** Tells of what shows icons as long as it does not know ours. Never fails. */
  async function seeToIcon(shower: string): Promise<void> {
    try {
      for (const wait of untilAsked) {
        await clock.sleep(wait);
        const isKnown = await isOurIconKnown();
        if (isKnown || host !== shower) return;
        log.info('the tray does not know the icon, which is made once more');
        news.came();
      }
    } catch (cause) {
      log.error('the icon could not be made once more', cause);
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
    const before = host;
    host = found;
    if (!hasTold || (before === undefined) !== (found === undefined)) news.is(found !== undefined);
    hasTold = true;
    if (found !== undefined && found !== before) void seeToIcon(found);
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
