import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import type { Snapshot } from '../../shared/snapshot.ts';
import {
  type MenuEntry,
  type TrayCommand,
  trayLine,
  trayMenu,
  trayMood,
} from '../../shared/tray-menu.ts';
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
  return {
    label: entry.label.replaceAll('&', '&&'),
    click: () => {
      dispatch(entry.command);
    },
  };
}

/** Puts the icon into the tray. Menu and image are set anew as a whole whenever what they show has changed. */
export function createTray(first: Snapshot, dispatch: (command: TrayCommand) => void): TrayIcon {
  const tray = new Tray(trayIcon(trayMood(first)));
  let shown = '';
  let newest = first;

  function render(snapshot: Snapshot): void {
    newest = snapshot;
    const entries = trayMenu(snapshot);
    const mood = trayMood(snapshot);
    const next = JSON.stringify([mood, entries]);
    if (next === shown) {
      return;
    }
    shown = next;
    tray.setImage(trayIcon(mood));
    tray.setToolTip(`${trayWords.application}: ${trayLine(snapshot)}`);
    tray.setContextMenu(
      Menu.buildFromTemplate(entries.map((entry) => toTemplate(entry, dispatch))),
    );
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
