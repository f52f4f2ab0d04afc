import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type ApplicationMenuEntry, applicationMenu } from './application-menu.ts';

/** Gives the application its own menu, instead of Electron's with its debugger. */
export function showApplicationMenu(
  asked: Readonly<Record<'settings' | 'updates', () => void>>,
): void {
  function toTemplate(entry: ApplicationMenuEntry): MenuItemConstructorOptions {
    if (!('asks' in entry)) return { ...entry };
    const { asks, ...shown } = entry;
    return { ...shown, click: asked[asks] };
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      applicationMenu(process.platform, app.name).map(({ entries, ...menu }) => ({
        ...menu,
        submenu: entries.map(toTemplate),
      })),
    ),
  );
}
