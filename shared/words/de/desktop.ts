/** Words of the application's own menu. Electron has those of every program in English alone, so they stand here. */
export const applicationMenuWords = {
  file: 'Datei',
  editMenu: 'Bearbeiten',
  windowMenu: 'Fenster',
  roles: {
    about: 'Über Keyturn',
    services: 'Dienste',
    hide: 'Keyturn ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    close: 'Fenster schließen',
    quit: 'Keyturn beenden',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
  },
  settings: 'Einstellungen…',
  checkForUpdates: 'Nach Updates suchen',
} as const;

/** Said once, when the window is closed the first time. */
export const livesOnWords = {
  title: 'Keyturn läuft ohne sein Fenster weiter',
  inTray: 'Es ist im Infobereich. Beenden lässt es sich dort im Menü.',
  withoutTray:
    'Starten Sie Keyturn erneut, um sein Fenster zu sehen. Strg+Q im Fenster beendet Keyturn.',
} as const;

/** Shown in the window of a desktop that has no tray icons, until it is dismissed. */
export const noTrayWords = {
  title: 'Dieser Desktop zeigt keine Symbole im Infobereich',
  body: 'Keyturn arbeitet trotzdem: Es erinnert Sie, und ein erneuter Start öffnet dieses Fenster. Damit sein Symbol erscheint, braucht GNOME die Erweiterung AppIndicator.',
  guide: 'Seite der Erweiterung öffnen',
  understood: 'Verstanden',
} as const;

/** The entry in the list of what starts with the desktop. */
export const autostartWords = {
  name: 'Keyturn',
  comment: 'Rotiert AWS-Zugriffsschlüssel aus dem Infobereich',
} as const;

/** Starting with the computer, under Settings. */
export const loginWords = {
  title: 'Start',
  startsAtLogin: 'Keyturn bei der Anmeldung starten',
  follows: 'Es startet ohne sein Fenster und erinnert Sie rechtzeitig.',
  notKnown: 'Dieses System teilt nicht mit, ob Keyturn bei der Anmeldung startet.',
} as const;
