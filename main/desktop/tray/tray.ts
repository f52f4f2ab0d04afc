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
  /** Makes it once more: what shows tray icons is there anew, and does not know it. */
  makeAnew(): void;
  /** Where it is on the screen; all zeros where the system does not tell. */
  place(): Area;
};

function toTemplate(
  entry: MenuEntry,
  dispatch: (command: TrayCommand) => void,
): MenuItemConstructorOptions {
  if (entry.kind === 'separator') {
    return { type: 'separator' };
  }
  // An ampersand marks a letter to press on Windows and Linux; profile names may hold one.
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

/** Puts the icon into the tray. Each part is set anew as a whole when its value has changed, and only then. */
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
    const mood = trayStatus(snapshot);
    const line = trayStatusLine(snapshot);
    const state = JSON.stringify([mood, line]);
    if (state !== shownState) {
      shownState = state;
      tray.setImage(trayIcon(mood));
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
