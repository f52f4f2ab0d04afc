import type { Log } from '../rotation/ports.ts';
import type { Bus } from './bus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const busName = 'org.freedesktop.DBus';
const busPath = '/org/freedesktop/DBus';

/** What is told of the desktop's tray. */
export type TrayHostNews = {
  /** Something shows tray icons, or nothing does. */
  readonly is: (there: boolean) => void;
  /** What shows them is there anew, and knows of none: panels that were restarted have forgotten them. */
  readonly came: () => void;
};

/**
 * Watches whether something on the bus shows tray icons, and tells it at once and whenever it changes. Where the bus
 * does not answer nothing is told.
 */
export async function watchTrayHost(bus: Bus, news: TrayHostNews, log: Log): Promise<void> {
  let looks = 0;
  let host: string | undefined;
  let hasTold = false;

  /** Who shows icons now; undefined where nobody does. */
  async function findHost(): Promise<string | undefined> {
    const isThere = await bus.call(ofBus('NameHasOwner', watcher));
    if (isThere[0] !== true) return undefined;
    const [registered] = await bus.call({
      destination: watcher,
      path: watcherPath,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      body: [watcher, 'IsStatusNotifierHostRegistered'],
    });
    if (!isTrue(registered)) return undefined;
    const [owner] = await bus.call(ofBus('GetNameOwner', watcher));
    return typeof owner === 'string' ? owner : undefined;
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
    // The icon that was made at the start has told the first one of itself.
    if (hasTold && found !== undefined && found !== before) news.came();
    hasTold = true;
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
function isTrue(property: unknown): boolean {
  return (
    typeof property === 'object' && property !== null && Reflect.get(property, 'value') === true
  );
}
