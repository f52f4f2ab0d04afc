import type { Session, WebPreferences } from 'electron';

/**
 * The preferences of every page. Most equal Electron's defaults and are set all the same: a default can change, and
 * other code could set what is left out.
 */
const settled = {
  // Items 2, 3 and 4.
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  contextIsolation: true,
  sandbox: true,
  // Item 6: the page reads no answer that another server has not allowed it to read.
  webSecurity: true,
  // Item 8: a page loaded by https would run no script loaded by http.
  allowRunningInsecureContent: false,
  // Items 9 and 10: no unfinished feature of Chromium, neither all of them nor one by name.
  experimentalFeatures: false,
  enableBlinkFeatures: '',
  // Items 11 and 12.
  webviewTag: false,
  // Beyond the list: no dropped file replaces the page, and no field sends its words to a dictionary.
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
