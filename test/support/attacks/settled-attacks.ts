import { code, type PageAttack } from './page-attacks.ts';

/** Attacks that only the web preferences prevent. */
export const preferenceAttacks: readonly PageAttack[] = [
  {
    name: 'reading an answer that is meant for no other site',
    against: 'web security',
    besides: ['requests', 'direct connections', 'policy'],
    run: async ({ page, thief }) =>
      (await page.evaluate<unknown>(
        `fetch('${thief.address}/private').then((answer) => answer.text())
          .then((text) => text.includes('somebody else'), () => false)`,
      )) === true,
  },
  {
    name: 'Bluetooth, which is not finished on Linux',
    against: 'experimental features',
    besides: [],
    run: code(`'bluetooth' in navigator`),
  },
  {
    name: 'NFC, which is switched on by its name',
    against: 'blink features',
    besides: [],
    run: code(`'NDEFReader' in window`),
  },
];

/** Code that tries to get more from `window.keyturn` than its named functions. */
export const bridgeAttacks: readonly PageAttack[] = [
  {
    name: 'a channel of one’s own choice',
    against: 'named functions',
    besides: [],
    run: code(`(async () => {
      for (const name of ['invoke', 'send', 'sendSync', 'postMessage']) {
        if (await window.keyturn[name]?.('keyturn:snapshot.read').then(() => true, () => false)) return true;
      }
      return false; })()`),
  },
  {
    name: 'something besides functions',
    against: 'named functions',
    besides: [],
    run: code(`Object.values(window.keyturn).flatMap((group) => typeof group === 'object' ? Object.values(group) : [group])
      .some((each) => typeof each !== 'function')`),
  },
  {
    name: 'Electron’s event, by listening',
    against: 'named functions',
    besides: [],
    run: async ({ keyturn, page }) => {
      await page.evaluate(
        `window.heard = new Promise((done) => window.keyturn.snapshot.onChange((...values) => done(values)));
         undefined`,
      );
      await keyturn.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('keyturn:snapshot.onChange', {
          number: 1,
        });
      });
      const isEvent = `(value) => typeof value === 'object' && ('sender' in value || 'ports' in value)`;
      return (
        (await page.evaluate<unknown>(
          `window.heard.then((values) => values.length !== 1 || values.some(${isEvent}))`,
        )) === true
      );
    },
  },
  {
    name: 'ipcRenderer itself',
    against: 'frozen bridge',
    besides: [],
    run: code(`typeof (window.keyturn.ipcRenderer ?? window.ipcRenderer)?.invoke === 'function'`),
  },
  {
    name: 'another function in the place of one of the bridge',
    against: 'frozen bridge',
    besides: [],
    run: code(`(() => { const mine = () => 'mine';
      try { window.keyturn.snapshot.onChange = mine; } catch {}
      return window.keyturn.snapshot.onChange === mine; })()`),
  },
  {
    name: 'another bridge in its place',
    against: 'frozen bridge',
    besides: [],
    run: code(`(() => { const mine = {};
      try { window.keyturn = mine; } catch {}
      try { Object.defineProperty(window, 'keyturn', { value: mine }); } catch {}
      return window.keyturn === mine; })()`),
  },
];
