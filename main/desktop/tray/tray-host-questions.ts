import type { Bus } from '../bus/bus.ts';

/** The bus name at which tray icons register. */
export const watcher = 'org.kde.StatusNotifierWatcher';
/** Its object path. */
export const watcherPath = '/StatusNotifierWatcher';
/** The bus itself. */
export const busName = 'org.freedesktop.DBus';
/** Its object path. */
export const busPath = '/org/freedesktop/DBus';

/** Queries about the program that shows tray icons. All throw where there is no answer in time. */
export type TrayHostQuestions = {
  /** The bus name of the program that shows icons now; undefined where there is none. */
  findHost(): Promise<string | undefined>;
  /** Whether it lists an icon of this process. Throws where it gives no list. */
  knowsOurIcon(host: string): Promise<boolean>;
};

/** The queries on this bus. */
export function trayHostOn(bus: Bus): TrayHostQuestions {
  async function ofBus(member: string, name: string): Promise<unknown> {
    const where = { destination: busName, path: busPath, interface: busName };
    const [answer] = await bus.call({ ...where, member, body: [name] });
    return answer;
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

  /** The process ID behind a name on the bus. Throws where the name is gone. */
  function makerOf(name: string): Promise<unknown> {
    return ofBus('GetConnectionUnixProcessID', name);
  }

  return {
    findHost: async () => {
      if ((await ofBus('NameHasOwner', watcher)) !== true) return undefined;
      if ((await property(watcher, 'IsStatusNotifierHostRegistered')) !== true) return undefined;
      const owner = await ofBus('GetNameOwner', watcher);
      return typeof owner === 'string' ? owner : undefined;
    },
    knowsOurIcon: async (host) => {
      const items = await property(host, 'RegisteredStatusNotifierItems');
      if (!Array.isArray(items)) throw new Error('no list of icons');
      // From the bus, which in a container has other process IDs.
      const us = await makerOf(bus.name());
      // A name on the bus and mostly the path of an object: ":1.7/Item" to Xfce and KDE, ":1.7@/Item" to GNOME's extension.
      const makers = items.map((item: unknown) => makerOf(String(item).split(/[/@]/, 1)[0] ?? ''));
      // One that disappears by then is not ours.
      const found = await Promise.allSettled(makers);
      return found.some((one) => one.status === 'fulfilled' && one.value === us);
    },
  };
}

/** The value in a property's answer, which wraps it with its type. */
function valueOf(property: unknown): unknown {
  const value: unknown =
    typeof property === 'object' && property !== null ? Reflect.get(property, 'value') : undefined;
  return value;
}
