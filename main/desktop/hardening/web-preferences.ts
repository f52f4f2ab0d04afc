import type { Session, WebPreferences } from 'electron';

/**
 * What every page is made with. Most of it is Electron's default, and said all the same: a default can change, and what
 * is left out can be put in by something else.
 */
const settled = {
  // Items 2, 3 and 4.
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  contextIsolation: true,
  sandbox: true,
  // Item 6: the page reads no answer that another server has not meant for it.
  webSecurity: true,
  // Item 8: a page that came by https would run no script that came by http.
  allowRunningInsecureContent: false,
  // Items 9 and 10: nothing that Chromium has not finished, neither all of it nor by its name.
  experimentalFeatures: false,
  enableBlinkFeatures: '',
  // Items 11 and 12.
  webviewTag: false,
  // Beyond the list: no file that is dropped takes the page's place, no field sends its words to a dictionary.
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** Items 2 to 4, 6, 8 to 12: the preferences of a page with this session and this preload. */
export function pagePreferences(own: {
  readonly session: Session;
  readonly preload: string;
}): WebPreferences {
  return { ...settled, session: own.session, preload: own.preload };
}
