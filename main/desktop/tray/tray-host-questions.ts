import type { Bus } from '../bus/bus.ts';

/** Where tray icons make themselves known on the bus. */
export const watcher = 'org.kde.StatusNotifierWatcher';
/** The path of what answers there. */
export const watcherPath = '/StatusNotifierWatcher';
/** The bus itself. */
export const busName = 'org.freedesktop.DBus';
/** The path of what answers for the bus. */
export const busPath = '/org/freedesktop/DBus';

/** What can be asked of what shows tray icons. Everything throws where nobody answers in time. */
export type TrayHostQuestions = {
  /** Who shows icons now, as the bus calls it; undefined where nobody does. */
  findHost(): Promise<string | undefined>;
  /** Whether an icon of this process is among those it shows. Throws where it does not tell. */
  knowsOurIcon(host: string): Promise<boolean>;
};

/** Asks on this bus. */
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

  /** The process behind a name on the bus. Throws where nobody has it any more. */
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
      // As the bus counts processes: in a container they have other numbers.
      const us = await makerOf(bus.name());
      // A name on the bus and mostly the path of an object: ":1.7/Item" to Xfce and KDE, ":1.7@/Item" to GNOME's extension.
      const makers = items.map((item: unknown) => makerOf(String(item).split(/[/@]/, 1)[0] ?? ''));
      // One that goes while it is asked about is none of ours.
      const found = await Promise.allSettled(makers);
      return found.some((one) => one.status === 'fulfilled' && one.value === us);
    },
  };
}

/** What a property's answer wraps: a value with its type. */
function valueOf(property: unknown): unknown {
  const value: unknown =
    typeof property === 'object' && property !== null ? Reflect.get(property, 'value') : undefined;
  return value;
}
