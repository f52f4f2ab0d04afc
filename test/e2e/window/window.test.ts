import { appendFile, chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bridgeName, callNames, pushNames } from '../../../shared/contract/channels.ts';
import type { RunningApplication } from '../../support/application.ts';
import { expectNoSecretOutside } from '../support/no-secret-outside.ts';
import {
  fileNow,
  itemOf,
  openScene,
  rotatedFile,
  type Scene,
  type SceneOptions,
} from '../support/scene.ts';

let scene: Scene | undefined;

async function set(options: SceneOptions = {}): Promise<Scene> {
  scene = await openScene(options);
  return scene;
}

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

test('the page has the named functions and nothing of Node, Electron or the network', async () => {
  const here = await set();
  const page = await (await here.start()).page();
  await itemOf(page, 'default').waitFor();
  const bridge = await page.evaluate<readonly string[]>(
    `Object.entries(window.${bridgeName}).flatMap(([group, verbs]) =>
      Object.keys(verbs).map((verb) => group + '.' + verb)).toSorted()`,
  );
  expect(bridge).toEqual([...callNames, ...pushNames].toSorted());
  const found = await page.evaluate(async () => ({
    node: ['require', 'process', 'Buffer', 'global'].filter((word) => word in window),
    fetched: await fetch('https://example.com').then(
      () => 'reached',
      () => 'refused',
    ),
    opened: window.open('https://example.com') === null ? 'refused' : 'opened',
    permission: (await navigator.permissions.query({ name: 'notifications' })).state,
  }));
  expect(found).toEqual({
    node: [],
    fetched: 'refused',
    opened: 'refused',
    permission: 'denied',
  });
});

test('the page can’t be led away, and every file of it carries the whole policy', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').waitFor();
  // Asked for from main: Playwright would wait for the end of a navigation that the page itself begins.
  const attempt = await keyturn.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<{ prevented: boolean; url: string }>((resolve, reject) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('will-frame-navigate', (event) => {
          resolve({ prevented: event.defaultPrevented, url: contents.getURL() });
        });
        contents
          ?.executeJavaScript("window.location.href = 'https://example.com/'", true)
          .catch(reject);
      }),
  );
  expect(attempt).toEqual({ prevented: true, url: 'app://keyturn/index.html' });

  const headers = await keyturn.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const answer = await window?.webContents.session.fetch('app://keyturn/index.html');
    return answer?.headers.get('content-security-policy');
  });
  expect(headers).toContain("default-src 'none'");
  expect(headers).toContain("connect-src 'none'");
});

test('the page shows no secret, closed and opened again it shows the same', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  const shown = await page.content();
  for (const secret of here.aws.issuedSecrets()) {
    expect(shown).not.toContain(secret);
  }
  await page.close();
  const reopened = keyturn.app.waitForEvent('window');
  await here.desktop.tray.click('Open Keyturn');
  const again = await reopened;
  await again.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  await again.getByRole('group', { name: 'Is this key used anywhere else?' }).waitFor();
  await expectNoSecretOutside(here);
});

test('a window that is opened again in the middle of a rotation shows where it stands', async () => {
  const here = await set();
  const lag = here.aws.behave({ kind: 'lag', span: 'for ever' });
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByText('0 of 3 checks passed').waitFor();
  await page.close();
  const reopened = keyturn.app.waitForEvent('window');
  await here.desktop.tray.click('Open Keyturn');
  const again = await reopened;
  const steps = again.getByRole('list', { name: 'Rotation steps' }).getByRole('listitem');
  const proving = steps.filter({ hasText: 'Prove the new key' });
  await proving.getByText('Running').waitFor();
  expect(await proving.getAttribute('aria-current')).toBe('step');
  await steps.filter({ hasText: 'Make a new key' }).getByText('Done').waitFor();
  await again.getByRole('button', { name: 'Cancel' }).waitFor();
  lag.clear();
  await again.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(await fileNow(here)).toBe(rotatedFile(here));
});

test('the details of a key show both keys of the user, where it stands, and what a rotation will do', async () => {
  const here = await set();
  const spare = here.user.addKey({ createdDaysAgo: 400 });
  const page = await (await here.start()).page();
  const item = itemOf(page, 'default');
  await item.getByText('93 days old, overdue').waitFor();
  await item.getByText('Details').click();
  await item.getByText(here.oldKey.id).first().waitFor();
  await item.getByText(spare.id).waitFor();
  await item.getByText(`${here.file}, line 3 [default]`).waitFor();
  await item.getByText('You are asked which of the two keys may go').waitFor();
  expect(await item.textContent()).not.toContain(here.oldKey.secret);
});

test('details that are opened before AWS has answered stay open when the accounts are known', async () => {
  const here = await set();
  const lag = here.aws.behave({ kind: 'delay', milliseconds: 6_000, moment: 'before' });
  const page = await (await here.start()).page();
  const item = itemOf(page, 'default');
  await item.getByText('Details').click();
  await item.getByText('Where it stands').waitFor();
  expect(await item.getByText('93 days old').count()).toBe(0);
  lag.clear();
  await item.getByText('93 days old, overdue').waitFor();
  expect(await item.getByText('Where it stands').count()).toBe(1);
});

test('a profile that another program adds appears by itself, and one it takes away goes', async () => {
  const here = await set({ agrees: ['added'] });
  const page = await (await here.start()).page();
  await itemOf(page, 'default').waitFor();
  const key = here.user.addKey({ createdDaysAgo: 5 });
  const added = `\n[added]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`;
  await appendFile(here.file, added);
  await itemOf(page, 'added').getByText('5 days old').waitFor();
  await writeFile(here.file, here.original);
  await itemOf(page, 'added').waitFor({ state: 'detached' });
});

test('a file that AWS’s own tools refuse is told line by line, and one that others can read as such', async () => {
  const here = await set();
  await appendFile(here.file, '\n[default]\nregion = eu-west-1\n');
  const page = await (await here.start()).page();
  await page.getByText('section “default” stands twice, lines 2 and').waitFor();
  await chmod(here.file, 0o644);
  await page.getByText('Others on this computer can read your keys').waitFor();
});

test('a file and a further home chosen under Settings are watched, and rotate together', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').waitFor();
  const chosen = join(here.desktop.home, 'elsewhere');
  await writeFile(chosen, here.original, { mode: 0o600 });
  const second = join(here.desktop.home, 'second');
  await mkdir(join(second, '.aws'), { recursive: true });
  const inSecond = join(second, '.aws', 'credentials');
  await writeFile(inSecond, here.original, { mode: 0o640 });

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await answerDialogs(keyturn, chosen);
  await page.getByRole('button', { name: 'Choose another credentials file…' }).click();
  await page.getByText('Chosen here').waitFor();
  await page.getByText(chosen, { exact: true }).waitFor();
  await answerDialogs(keyturn, second);
  await page.getByRole('button', { name: 'Add a home…' }).click();
  await page.getByRole('list', { name: 'Further homes' }).getByText(inSecond).waitFor();

  await page.getByRole('button', { name: 'Profiles', exact: true }).click();
  await itemOf(page, `default (${second})`).waitFor();
  await page.getByRole('button', { name: 'Rotate default', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(await readFile(chosen, 'utf8')).toBe(rotatedFile(here));
  expect(await readFile(inSecond, 'utf8')).toBe(rotatedFile(here));
  expect((await stat(inSecond)).mode & 0o777).toBe(0o640);
  expect(await fileNow(here)).toBe(here.original.toString());

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: `Remove ${second}` }).click();
  await page.getByRole('list', { name: 'Further homes' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Use the usual credentials file' }).click();
  await page.getByText(here.file, { exact: true }).waitFor();
});

/** Answers the system’s dialogs: they are not the application’s, and nobody sits before this desktop. */
async function answerDialogs({ app }: RunningApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] });
  }, path);
}

test('without a network: told once, and what AWS has said of the keys stays', async () => {
  const here = await set();
  const page = await (await here.start()).page();
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
  await here.aws.close();
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByRole('heading', { name: 'AWS can’t be reached' }).waitFor();
  expect(await page.getByRole('heading', { name: 'AWS can’t be reached' }).count()).toBe(1);
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
});

test('starting Keyturn again opens the window of the one that runs', async () => {
  const here = await set();
  const keyturn = await here.start();
  await (await keyturn.page()).close();
  const reopened = keyturn.app.waitForEvent('window');
  const second = here.startBeside();
  await itemOf(await reopened, 'default').waitFor();
  expect(await second).toBe(0);
});

test('the history keeps what was done', async () => {
  const here = await set();
  const page = await (await here.start()).page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('radio', { name: 'Only on this computer' }).click();
  await page.getByRole('status').filter({ hasText: 'is deactivated' }).waitFor();
  await page.getByRole('button', { name: 'History' }).click();
  const table = page.getByRole('table', { name: 'History' });
  await table.getByRole('row').filter({ hasText: 'default' }).first().waitFor();
  expect(await table.getByRole('row').count()).toBe(3);
});
