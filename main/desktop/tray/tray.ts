import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import { habitsOf } from '../../../shared/application/habits.ts';
import { type MenuEntry, type TrayCommand, trayMenu } from '../../../shared/tray/tray-menu.ts';
import { type TrayFacts, trayLine, trayMood } from '../../../shared/tray/tray-state.ts';
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

const { leftClick } = habitsOf(process.platform);

/** Puts the icon into the tray. Each part is set anew as a whole when its value has changed, and only then. */
export function createTray(first: TrayFacts, dispatch: (command: TrayCommand) => void): TrayIcon {
  let newest = first;
  let shownMenu = '';
  let shownState = '';
  let tray = make();

  function make(): Tray {
    const made = new Tray(trayIcon(trayMood(newest)));
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

  onPanelChange(() => {
    tray.setImage(trayIcon(trayMood(newest)));
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
