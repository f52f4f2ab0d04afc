import { z } from 'zod';
import { quoted, type BusObject, type SessionBus } from './session-bus.ts';
import { watcher } from './tray-host.ts';
import { findItem, readLayout, type Menu, type MenuItem } from './tray-menu.ts';
import { until } from './until.ts';

const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';
const wholeDepth = '-1';
const clickTries = 5;

// an item has one of the two
const IconProperties = z.object({
  IconName: z.string().default(''),
  IconPixmap: z.array(z.tuple([z.number(), z.number(), z.array(z.number())])).default([]),
});

/** What an item shows: the pixels (ARGB, most significant byte first) or the file or theme name of its icon. */
export type TrayIcon =
  | {
      readonly kind: 'pixmap';
      readonly width: number;
      readonly height: number;
      readonly argb: Buffer;
    }
  | { readonly kind: 'named'; readonly name: string };

/** The tray of the desktop, as a panel sees it. Methods that need an item wait for it; there must be only one. */
export type Tray = {
  items(): Promise<readonly BusObject[]>;
  waitForItem(): Promise<BusObject>;
  menu(): Promise<Menu>;
  /** Waits until the menu matches. */
  waitForMenu(isWanted: (items: readonly MenuItem[]) => boolean): Promise<Menu>;
  /** Clicks the entry with this label, or at this path of labels. Throws if it is missing or disabled. */
  click(...path: readonly [string, ...string[]]): Promise<void>;
  /** Clicks the item itself. */
  activate(): Promise<void>;
  tooltip(): Promise<string>;
  icon(): Promise<TrayIcon>;
};

/** The tray of a bus. It needs a tray host, or nothing ever registers. */
export function trayOn(bus: SessionBus): Tray {
  async function items(): Promise<readonly BusObject[]> {
    const property = 'RegisteredStatusNotifierItems';
    const registered = await bus.property(watcher, watcher.name, property);
    return z.array(z.string()).parse(registered).map(readAddress);
  }

  async function waitForItem(): Promise<BusObject> {
    const found = await until('a tray item', async () => {
      const all = await items();
      return all.length > 0 && all;
    });
    const [item, ...others] = found;
    if (item === undefined || others.length > 0) throw new Error(`${found.length} tray items`);
    return item;
  }

  async function menuObject(): Promise<BusObject> {
    const item = await waitForItem();
    const path = z.string().parse(await bus.property(item, itemInterface, 'Menu'));
    return { name: item.name, path };
  }

  async function readMenu(target: BusObject): Promise<Menu> {
    return readLayout(
      await bus.call(target, `${menuInterface}.GetLayout`, '0', wholeDepth, '@as []'),
    );
  }

  async function clickOnce(path: readonly string[]): Promise<boolean> {
    const target = await menuObject();
    const { items: entries } = await readMenu(target);
    for (let depth = 1; depth < path.length; depth += 1) {
      const { id } = findItem(entries, path.slice(0, depth));
      // it fails for an ID that no longer exists; the answer to the click below shows that, too
      await bus.call(target, `${menuInterface}.AboutToShow`, String(id)).catch(() => undefined);
    }
    const entry = findItem(entries, path);
    if (!entry.enabled) throw new Error(`"${entry.label}" is disabled`);
    // EventGroup, unlike Event, reports when the ID no longer exists because the menu was rebuilt by then
    const click = `[(${entry.id}, 'clicked', <''>, uint32 0)]`;
    const [notFound] = await bus.call(target, `${menuInterface}.EventGroup`, click);
    return Array.isArray(notFound) && notFound.length === 0;
  }

  return {
    items,
    waitForItem,
    menu: async () => readMenu(await menuObject()),
    waitForMenu: (isWanted) =>
      until('the menu to be as wanted', async () => {
        const menu = await readMenu(await menuObject());
        return isWanted(menu.items) && menu;
      }),
    click: async (...path) => {
      for (let tries = 0; tries < clickTries; tries += 1) if (await clickOnce(path)) return;
      throw new Error(`The menu changed each time "${path.join(' › ')}" was clicked`);
    },
    activate: async () => {
      await bus.call(await waitForItem(), `${itemInterface}.Activate`, '0', '0');
    },
    tooltip: async () => {
      // icon name, icon pixels, title, text
      const shown = await bus.property(await waitForItem(), itemInterface, 'ToolTip');
      const [, , title, text] = z
        .tuple([z.unknown(), z.unknown(), z.string(), z.string()])
        .parse(shown);
      return [title, text].filter((part) => part !== '').join('\n');
    },
    icon: async () => readIcon(bus, await waitForItem()),
  };
}

async function readIcon(bus: SessionBus, item: BusObject): Promise<TrayIcon> {
  const getAll = 'org.freedesktop.DBus.Properties.GetAll';
  const [properties] = await bus.call(item, getAll, quoted(itemInterface));
  const { IconName: name, IconPixmap: pixmaps } = IconProperties.parse(properties);
  if (name !== '') return { kind: 'named', name };
  const [first] = pixmaps;
  if (first === undefined) throw new Error('The tray item has no icon');
  const [width, height, bytes] = first;
  return { kind: 'pixmap', width, height, argb: Buffer.from(bytes) };
}

/** A bus name, followed by the path unless that is the usual one. */
function readAddress(address: string): BusObject {
  const slash = address.indexOf('/');
  if (slash < 0) return { name: address, path: '/StatusNotifierItem' };
  return { name: address.slice(0, slash), path: address.slice(slash) };
}
