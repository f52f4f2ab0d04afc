import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import { platformConventions } from '../../../shared/application/platform-conventions.ts';
import { type MenuEntry, type TrayCommand, trayMenu } from '../../../shared/tray/tray-menu.ts';
import { type TrayFacts, trayStatusLine, trayStatus } from '../../../shared/tray/tray-status.ts';
import type { Area } from '../../../shared/values/area.ts';
import { trayWords } from '../../../shared/words/tray.ts';
import { onPanelChange, trayIcon } from './icons.ts';

/** The icon in the tray. */
export type TrayIcon = {
  render(snapshot: TrayFacts): void;
  /** Creates it again: a host has started that does not list it. */
  makeAnew(): void;
  /** Its position on the screen; all zeros where the system doesn't report it. */
  place(): Area;
};

function toTemplate(
  entry: MenuEntry,
  dispatch: (command: TrayCommand) => void,
): MenuItemConstructorOptions {
  if (entry.kind === 'separator') {
    return { type: 'separator' };
  }
  // An ampersand marks an access key on Windows and Linux; profile names may contain one.
  const label = entry.label.replaceAll('&', '&&');
  if (entry.kind === 'line') {
    return { label, enabled: false };
  }
  if (entry.kind === 'submenu') {
    return { label, submenu: entry.entries.map((below) => toTemplate(below, dispatch)) };
  }
  return {
    label,
    click: () => {
      dispatch(entry.command);
    },
  };
}

const { leftClick } = platformConventions(process.platform);

/** Puts the icon into the tray. Menu, image and tooltip are each set as a whole, and only when they have changed. */
export function createTray(first: TrayFacts, dispatch: (command: TrayCommand) => void): TrayIcon {
  let newest = first;
  let shownMenu = '';
  let shownState = '';
  let tray = make();

  function make(): Tray {
    const made = new Tray(trayIcon(trayStatus(newest)));
    shownMenu = '';
    shownState = '';
    if (leftClick === 'opens the window') {
      made.on('click', () => {
        dispatch({ verb: 'open' });
      });
    }
    return made;
  }

  function render(snapshot: TrayFacts): void {
    newest = snapshot;
    const status = trayStatus(snapshot);
    const line = trayStatusLine(snapshot);
    const state = JSON.stringify([status, line]);
    if (state !== shownState) {
      shownState = state;
      tray.setImage(trayIcon(status));
      tray.setToolTip(`${trayWords.application}: ${line}`);
    }
    const entries = trayMenu(snapshot, process.platform);
    const menu = JSON.stringify(entries);
    if (menu !== shownMenu) {
      shownMenu = menu;
      tray.setContextMenu(
        Menu.buildFromTemplate(entries.map((entry) => toTemplate(entry, dispatch))),
      );
    }
  }

  onPanelChange(() => {
    tray.setImage(trayIcon(trayStatus(newest)));
  });
  render(first);
  return {
    render,
    makeAnew: () => {
      tray.destroy();
      tray = make();
      render(newest);
    },
    place: () => tray.getBounds(),
  };
}
