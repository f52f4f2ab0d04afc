import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { RunningApplication } from '../application.ts';
import { until } from '../desktop/until.ts';
import type { Listener } from './listener.ts';
import type { Defence } from './weakened.ts';

/** What an attack works with. */
export type Target = {
  readonly keyturn: RunningApplication;
  readonly page: Page;
  readonly thief: Listener;
  /** How long an attack waits for its success, in ms. */
  readonly patienceMs: number;
};

/** An attack by code in the page. */
export type PageAttack = {
  readonly name: string;
  /** The defence it tests. */
  readonly against: Defence;
  /** Further defences against it, which are left out where that defence has to hold alone. */
  readonly besides: readonly Defence[];
  /** Tries it; returns whether it has succeeded. */
  run(target: Target): Promise<boolean>;
};

/** Code in the page that gives true where the attack has succeeded; an exception means that it has not. */
export function code(source: string): PageAttack['run'] {
  const tried = `(async () => { try { return await (${source}); } catch { return false; } })()`;
  return async ({ page }) => (await page.evaluate<unknown>(tried)) === true;
}

/** Code in the page that has succeeded once the thief's server gets a request for this path. */
function asking(path: string, source: (address: string) => string): PageAttack['run'] {
  return async ({ keyturn, thief, patienceMs }) => {
    await returnToPage(keyturn);
    // From main: Playwright would wait for the end of a navigation that the page itself begins.
    await runInPage(keyturn, source(`${thief.address}/${path}`));
    return isAsked(thief, path, patienceMs);
  };
}

function isAsked(thief: Listener, path: string, patienceMs: number): Promise<boolean> {
  return until('the thief to be asked', () => thief.seen().includes(`/${path}`), patienceMs).then(
    () => true,
    () => false,
  );
}

/** Loads Keyturn's own page again if an earlier attack has navigated away, or is about to. */
async function returnToPage({ app }: RunningApplication): Promise<void> {
  const isLoading = (): Promise<boolean | undefined> =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.isLoadingMainFrame(),
    );
  await until('the page to have loaded', async () => (await isLoading()) === false);
  await app.evaluate(async ({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    if (page?.getURL().startsWith('app:') === false) {
      await page.loadURL('app://keyturn/index.html');
    }
  });
}

function runInPage({ app }: RunningApplication, source: string): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, script) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script, true),
    // Later, so that the answer of this call is not lost with the page.
    `setTimeout(() => { ${source}; }); 0`,
  );
}

const network = ['requests', 'direct connections'] as const;

/** Ways to navigate the page elsewhere, or to load another page into it. */
export const waysOut: readonly PageAttack[] = [
  {
    name: 'a frame',
    against: 'navigation',
    besides: [...network, 'policy'],
    run: asking(
      'frame',
      (to) =>
        `document.body.append(Object.assign(document.createElement('iframe'), { src: '${to}' }))`,
    ),
  },
  {
    name: 'a new window',
    against: 'new windows',
    besides: [],
    run: code(`window.open('about:blank') !== null`),
  },
  {
    name: 'a webview',
    against: 'webviews',
    besides: [...network, 'policy', 'webview tag'],
    run: asking(
      'webview',
      (to) =>
        `document.body.append(Object.assign(document.createElement('webview'), { src: '${to}' }))`,
    ),
  },
  {
    name: 'a form',
    against: 'navigation',
    besides: [...network, 'policy'],
    run: asking(
      'form',
      (
        to,
      ) => `{ const form = Object.assign(document.createElement('form'), { action: '${to}', method: 'post' });
        document.body.append(form); form.submit(); }`,
    ),
  },
  {
    name: 'a link',
    against: 'navigation',
    besides: [...network, 'policy'],
    run: asking(
      'link',
      (
        to,
      ) => `{ const link = Object.assign(document.createElement('a'), { href: '${to}', textContent: 'x' });
        document.body.append(link); link.click(); }`,
    ),
  },
  {
    name: 'another address',
    against: 'navigation',
    besides: [...network, 'policy'],
    run: asking('location', (to) => `window.location.href = '${to}'`),
  },
  {
    name: 'a redirect',
    against: 'navigation',
    besides: [...network, 'policy'],
    run: async ({ keyturn, thief, patienceMs }) => {
      await returnToPage(keyturn);
      // Only main can begin a navigation without an event of Electron's; a server then redirects it.
      await keyturn.app.evaluate(({ BrowserWindow }, address) => {
        BrowserWindow.getAllWindows()[0]
          ?.webContents.loadURL(address)
          .catch(() => undefined);
      }, `${thief.address}/redirect`);
      return isAsked(thief, 'redirected', patienceMs);
    },
  },
];

/** Code that was not shipped. */
export const foreignCode: readonly PageAttack[] = [
  {
    name: 'markup out of a text',
    against: 'trusted types',
    besides: [],
    run: code(`(() => { const box = document.createElement('div');
      box.innerHTML = '<b>bold</b>';
      return box.querySelector('b') !== null; })()`),
  },
  {
    name: 'a rule of one’s own by which texts become markup',
    against: 'trusted types',
    besides: [],
    run: code(`trustedTypes.createPolicy('mine', { createHTML: (text) => text }) !== undefined`),
  },
  {
    name: 'a script in the document',
    against: 'policy',
    besides: [],
    run: code(`(() => { document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.inlined = true' }));
      return window.inlined; })()`),
  },
  {
    name: 'a script in an attribute',
    against: 'policy',
    besides: [],
    run: code(`(() => { const button = document.createElement('button');
      button.setAttribute('onclick', 'window.clicked = true'); document.body.append(button); button.click();
      return window.clicked; })()`),
  },
  {
    name: 'a text as code',
    against: 'policy',
    besides: [],
    run: code(`new Promise((done) => { try { setTimeout('window.timed = true', 0); } catch {}
      setTimeout(() => done(window.timed), 20); })`),
  },
  {
    name: 'a service worker',
    against: 'scheme',
    besides: ['policy'],
    run: code(`navigator.serviceWorker.register(document.querySelector('script[src]').src,
      { type: 'module', scope: '/assets/' })
      // Its script has no page, so it ends at once; that is beyond what is refused here.
      .then(() => true, (cause) => !/is not supported|requires 'TrustedScriptURL'/u.test(cause.message))`),
  },
];

function permission(name: string, source: string): PageAttack {
  return { name, against: 'permissions', besides: ['features'], run: code(source) };
}

/** Permissions that a page may request; true where one is not refused, even if the computer lacks the feature. */
export const permissionAttacks: readonly PageAttack[] = [
  permission(
    'geolocation',
    `new Promise((done) => navigator.geolocation.getCurrentPosition(() => done(true), (cause) => done(cause.code !== 1)))`,
  ),
  permission('clipboard', `navigator.clipboard.readText().then(() => true, () => false)`),
  permission(
    'microphone',
    `navigator.mediaDevices.getUserMedia({ audio: true }).then(() => true, () => false)`,
  ),
  permission(
    'MIDI',
    `navigator.requestMIDIAccess().then(() => true, (cause) => !['NotAllowedError', 'SecurityError'].includes(cause.name))`,
  ),
];

/** Chromium's own header doesn't cover these. */
export const notifications: PageAttack = {
  name: 'notifications',
  against: 'permissions',
  besides: [],
  run: code(`Notification.requestPermission().then((said) => said === 'granted')`),
};

function device(name: string, source: string): PageAttack {
  return {
    name,
    against: 'features',
    besides: ['permissions'],
    run: code(`${source}.then(() => true, (cause) => cause.name !== 'SecurityError')`),
  };
}

/** Devices that a page may request; true where it may, even if there is none. */
export const deviceAttacks: readonly PageAttack[] = [
  device('HID', 'navigator.hid.requestDevice({ filters: [] })'),
  device('serial port', 'navigator.serial.requestPort()'),
  device('USB', 'navigator.usb.getDevices()'),
];

/** Access to Node and to the person's disk. */
export const breakouts: readonly PageAttack[] = [
  {
    name: 'Node in the page',
    against: 'isolation',
    besides: [],
    run: code(`typeof require === 'function' && require('fs').existsSync('/')`),
  },
  {
    name: 'a download',
    against: 'downloads',
    besides: [...network],
    run: async ({ keyturn, page, patienceMs }) => {
      const file = join(keyturn.userData, 'downloaded.txt');
      await keyturn.app.evaluate(({ BrowserWindow }, to) => {
        const { session } = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
        // Instead of the dialog.
        session?.once('will-download', (_event, item) => {
          item.setSavePath(to);
        });
      }, file);
      await page.evaluate(`(() => { const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob(['stolen'])); link.download = 'x.txt';
        document.body.append(link); link.click(); })()`);
      return until('the file to be written', () => existsSync(file), patienceMs).then(
        () => true,
        () => false,
      );
    },
  },
];
