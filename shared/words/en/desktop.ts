/** Words of the application's own menu. Electron has those of every program in English alone, so they stand here. */
export const applicationMenuWords = {
  file: 'File',
  editMenu: 'Edit',
  windowMenu: 'Window',
  roles: {
    about: 'About Keyturn',
    services: 'Services',
    hide: 'Hide Keyturn',
    hideOthers: 'Hide others',
    unhide: 'Show all',
    close: 'Close window',
    quit: 'Quit Keyturn',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    minimize: 'Minimise',
    zoom: 'Zoom',
    front: 'Bring all to front',
  },
  settings: 'Settings…',
  checkForUpdates: 'Check for updates',
} as const;

/** Said once, when the window is closed the first time. */
export const livesOnWords = {
  title: 'Keyturn goes on without its window',
  inTray: 'It is in the tray. Quit it in the menu there.',
  withoutTray: 'Start Keyturn again to see its window. It quits with Ctrl+Q in the window.',
} as const;

/** Shown in the window of a desktop that has no tray icons, until it is dismissed. */
export const noTrayWords = {
  title: 'This desktop shows no tray icons',
  body: 'Keyturn works all the same: it reminds you, and starting it again opens this window. To see its icon, GNOME needs the extension AppIndicator.',
  guide: 'Open the extension’s page',
  understood: 'Understood',
} as const;

/** The entry in the list of what starts with the desktop. */
export const autostartWords = {
  name: 'Keyturn',
  comment: 'Rotates AWS access keys from the tray',
} as const;

/** Starting with the computer, under Settings. */
export const loginWords = {
  title: 'Starting',
  startsAtLogin: 'Start Keyturn when I log in',
  follows: 'It starts without its window, and reminds you in time.',
  notKnown: 'This system does not tell whether Keyturn starts when you log in.',
} as const;
