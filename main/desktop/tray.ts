import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type MenuEntry, type TrayCommand, trayMenu } from '../../shared/tray-menu.ts';
import { trayLine, trayMood } from '../../shared/tray-state.ts';
import { trayWords } from '../../shared/words/tray.ts';
import { onPanelChange, trayIcon } from './icons.ts';

/** The icon in the tray. */
export type TrayIcon = { render(snapshot: Snapshot): void };

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

/** Puts the icon into the tray. Each is set anew as a whole when its value has changed, and only then. */
export function createTray(first: Snapshot, dispatch: (command: TrayCommand) => void): TrayIcon {
  const tray = new Tray(trayIcon(trayMood(first)));
  let newest = first;
  let shownMenu = '';
  let shownState = '';

  function render(snapshot: Snapshot): void {
    newest = snapshot;
    const mood = trayMood(snapshot);
    const line = trayLine(snapshot);
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

  tray.on('click', () => {
    dispatch({ verb: 'open' });
  });
  onPanelChange(() => {
    tray.setImage(trayIcon(trayMood(newest)));
  });
  render(first);
  return { render };
}
