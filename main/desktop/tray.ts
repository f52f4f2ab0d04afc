import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import { habitsOf } from '../../shared/habits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import {
  type MenuEntry,
  type TrayCommand,
  trayLine,
  trayMenu,
  trayMood,
} from '../../shared/tray-menu.ts';
import type { Area } from '../../shared/window-place.ts';
import { trayWords } from '../../shared/words/tray.ts';
import { trayIcon } from './icons.ts';

/** The icon in the tray. */
export type TrayIcon = {
  render(snapshot: Snapshot): void;
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
  return {
    label: entry.label.replaceAll('&', '&&'),
    click: () => {
      dispatch(entry.command);
    },
  };
}

const { leftClick } = habitsOf(process.platform);

/** Puts the icon into the tray. Menu and image are set anew as a whole whenever what they show has changed. */
export function createTray(first: Snapshot, dispatch: (command: TrayCommand) => void): TrayIcon {
  let newest = first;
  let tray = make();
  let shown = '';

  function make(): Tray {
    const made = new Tray(trayIcon(trayMood(newest)));
    if (leftClick === 'opens the window') {
      made.on('click', () => {
        dispatch({ verb: 'open' });
      });
    }
    return made;
  }

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

  render(first);
  return {
    render,
    makeAnew: () => {
      tray.destroy();
      tray = make();
      shown = '';
      render(newest);
    },
    place: () => tray.getBounds(),
  };
}
