import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { startListener, type Listener } from '../../support/attacks/listener.ts';
import { type Defence, weakened } from '../../support/attacks/weakened.ts';
import { itemOf, openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let thief: Listener;

beforeAll(async () => {
  scene = await openScene();
  thief = await startListener();
});

afterAll(async () => {
  await thief?.close();
  await scene?.close();
});

const refused = { ok: false, failure: { code: 'BAD_REQUEST' } };
const ask = 'window.keyturn.snapshot.read()';

async function startWithout(without: readonly Defence[]): Promise<RunningApplication> {
  const keyturn = await scene.start(weakened(without));
  await itemOf(await keyturn.page(), 'default').waitFor();
  return keyturn;
}

/** What another window is told that has Keyturn's page, session and preload. */
async function toldInAnotherWindow({ app }: RunningApplication): Promise<unknown> {
  return app.evaluate(async ({ app: application, BrowserWindow }, script) => {
    const own = BrowserWindow.getAllWindows()[0]?.webContents;
    const preload = `${application.getAppPath()}/out/preload/preload.cjs`;
    const webPreferences = { preload, ...(own === undefined ? {} : { session: own.session }) };
    const window = new BrowserWindow({ show: false, webPreferences });
    await window.loadURL('app://keyturn/index.html');
    const told: unknown = await window.webContents.executeJavaScript(script);
    window.destroy();
    return told;
  }, ask);
}

/** What a frame inside of Keyturn's page is told, once it has one with the bridge. */
async function toldInFrame(keyturn: RunningApplication): Promise<unknown> {
  const page = await keyturn.page();
  await page.evaluate(
    `new Promise((done) => document.body.append(Object.assign(document.createElement('iframe'),
      { src: 'app://keyturn/index.html', onload: done })))`,
  );
  return page.frames().at(-1)?.evaluate(ask);
}

/** What the window is told when somebody else's page is shown in it. */
async function toldElsewhere({ app }: RunningApplication): Promise<unknown> {
  return app.evaluate(
    async ({ BrowserWindow }, [address = '', script = '']) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents;
      await page?.loadURL(address);
      const told: unknown = await page?.executeJavaScript(script);
      return told;
    },
    [thief.address, ask],
  );
}

const open: readonly Defence[] = ['policy', 'navigation', 'requests', 'direct connections'];

test.each([
  { from: 'another window', told: toldInAnotherWindow, without: [] },
  {
    from: 'a frame of our own page',
    told: toldInFrame,
    without: [...open, 'main frame only'],
  },
  { from: 'our window after it was led to another page', told: toldElsewhere, without: open },
] satisfies readonly {
  readonly from: string;
  readonly told: (keyturn: RunningApplication) => Promise<unknown>;
  readonly without: readonly Defence[];
}[])(
  'a message from $from is refused; unless senders are not looked at',
  async ({ told, without }) => {
    const keyturn = await startWithout(without);
    expect(await told(keyturn)).toEqual(refused);
    await keyturn.kill();
    const careless = await startWithout([...without, 'senders']);
    expect(await told(careless)).toMatchObject({ ok: true });
    await careless.kill();
  },
);

/** A frame asks AWS to be asked, and is gone at once. */
async function sayFromFrameAndGo(keyturn: RunningApplication): Promise<void> {
  const page = await keyturn.page();
  await page.evaluate(
    `new Promise((done) => { const frame = document.createElement('iframe');
      frame.src = 'app://keyturn/index.html';
      frame.onload = () => { frame.contentWindow.keyturn.settings.setAppearance({ theme: 'dark', textSize: 'large' }); frame.remove(); done(); };
      document.body.append(frame); })`,
  );
}

function logNow(): Promise<string> {
  return readFile(join(scene.userData, 'logs', 'keyturn.log'), 'utf8');
}

async function themeOf(keyturn: RunningApplication): Promise<unknown> {
  const page = await keyturn.page();
  return page.evaluate(
    'window.keyturn.snapshot.read().then(({ value }) => value.appearance.theme)',
  );
}

test('a message from a frame that has gone changes nothing; unless senders are not looked at', async () => {
  const without: readonly Defence[] = [...open, 'main frame only'];
  const keyturn = await startWithout(without);
  await sayFromFrameAndGo(keyturn);
  await expect
    .poll(logNow)
    .toContain('a message from a foreign sender was refused command=settings.setAppearance');
  expect(await themeOf(keyturn)).toBe('system');
  await keyturn.kill();
  const careless = await startWithout([...without, 'senders']);
  await sayFromFrameAndGo(careless);
  await expect.poll(() => themeOf(careless)).toBe('dark');
  await careless.kill();
});
