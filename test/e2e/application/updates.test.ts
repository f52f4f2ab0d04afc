import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { groupIsAlive } from '../../support/desktop/processes.ts';
import { until } from '../../support/desktop/until.ts';
import { startProxy } from '../../support/network/proxy.ts';
import { installKeyturn, type Installation } from '../../support/updates/installation.ts';
import { manifestOf, type UpdateServer } from '../../support/updates/server.ts';
import { developmentPrivateKey, signed, somebodyElsesKey } from '../../support/updates/sign.ts';
import { fileNow, itemOf, rotatedFile, type Scene, type SceneOptions } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
let installed: Installation;

beforeEach(async () => {
  installed = await installKeyturn('0.2.0');
});

afterEach(async () => {
  await installed.remove();
});

const file = 'latest-linux.yml';

/** A list as the publisher puts it on the server. */
function published(list: string): string {
  return signed(file, list, [developmentPrivateKey]);
}

function installedList(): string {
  return manifestOf('0.2.0', 'keyturn-0.2.0-x64.AppImage', 'anything');
}

const entry = 'Keyturn 0.2.0 is ready: Quit and install';
const daily = { settings: { updates: { daily: true } } } satisfies SceneOptions;

async function start(options: SceneOptions = {}): Promise<{
  readonly here: Scene;
  readonly keyturn: RunningApplication;
  readonly page: Page;
}> {
  const here = await set(options);
  const keyturn = await here.start({ path: installed.path, env: installed.env });
  const page = await keyturn.page();
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
  return { here, keyturn, page };
}

async function ended({ process }: RunningApplication): Promise<void> {
  const leader = process.pid ?? 0;
  await until('Keyturn to end by itself', () => !groupIsAlive(leader));
}

async function isReady({ desktop }: Scene): Promise<void> {
  await desktop.tray.waitForMenu((items) => items.some(({ label }) => label === entry));
}

async function downloaded({ desktop }: Scene): Promise<readonly string[]> {
  const folder = join(desktop.home, '.cache', 'keyturn-updater', 'pending');
  return readdir(folder).catch(() => []);
}

describe('a person', () => {
  test('is asked once, before anything is fetched; the answer is kept, and the update comes', async () => {
    const { here, page, keyturn } = await start();
    const question = page.getByRole('heading', { name: 'Look for updates once a day?' });
    await question.waitFor();
    // A whole look at files and keys has gone by, which is when it would be looked for.
    await page.getByRole('button', { name: 'Check again' }).click();
    await itemOf(page, 'other').getByText('3 days old, fresh').waitFor();
    expect(installed.server.paths()).toEqual([]);

    await page.getByRole('button', { name: 'Yes, once a day' }).click();
    await question.waitFor({ state: 'detached' });
    await isReady(here);
    expect(installed.server.paths()).toEqual(['/latest-linux.yml', '/keyturn-0.2.0-x64.AppImage']);
    await page.getByRole('button', { name: 'Settings' }).click();
    expect(await page.getByRole('checkbox', { name: /^Look for updates/u }).isChecked()).toBe(true);
    await page.getByText('Keyturn 0.2.0 is ready.').waitFor();
    await keyturn.close();

    const again = await here.start({ path: installed.path, env: installed.env });
    const later = await again.page();
    await itemOf(later, 'default').waitFor();
    expect(await later.getByText('Look for updates once a day?').count()).toBe(0);
  });

  test('who says no is not asked again, and nothing is fetched', async () => {
    const { page } = await start();
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.getByText('Look for updates once a day?').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('Keyturn has not looked for updates yet.').waitFor();
    expect(installed.server.paths()).toEqual([]);
  });

  test('looks for one by the application’s menu', async () => {
    const { here, keyturn, page } = await start({ settings: { updates: { daily: false } } });
    await keyturn.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items?.find(({ label }) => label === 'Check for updates')?.click();
    });
    await page.getByText('Keyturn 0.2.0 is ready.').waitFor();
    await isReady(here);
  });
});

describe('what is fetched', () => {
  test('tells the server nothing of this installation', async () => {
    const { here } = await start(daily);
    await isReady(here);
    for (const { headers } of installed.server.seen) {
      expect(headers['x-user-staging-id'] ?? '').toMatch(/^[0-]*$/u);
      expect(JSON.stringify(headers)).not.toMatch(/keyturn|linux|cookie/iu);
    }
  });

  test('is given up where a person switches updates off meanwhile, and nothing of it stays', async () => {
    installed.server.halt();
    const { here, page } = await start(daily);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('Downloading Keyturn 0.2.0…').waitFor();
    await until('the server to wait', () => installed.server.waiting() === 1);
    await page.getByRole('checkbox', { name: /^Look for updates/u }).click();
    await until('the download to be given up', () => installed.server.waiting() === 0);
    await expect.poll(() => downloaded(here)).toEqual([]);
    await page.getByText('No newer version was there on').waitFor();
  });

  test('is refused and deleted where it is not what the server has promised', async () => {
    installed.server.tamper();
    const { here, keyturn, page } = await start(daily);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('alert').filter({ hasText: 'The update was refused' }).waitFor();
    await expect.poll(() => downloaded(here)).toEqual([]);
    await here.desktop.tray.click('Quit Keyturn');
    await ended(keyturn);
    expect(await installed.appImage()).toContain('version 0.1.0');
    expect(await installed.ran()).toBeUndefined();
  });

  test.each([
    [404, 'nothing here', 'The update server could not be reached'],
    [401, 'who are you?', 'The update server could not be reached'],
    [503, 'later', 'The update server could not be reached'],
    [200, '<html>Please sign in: <b', 'The update server’s answer makes no sense'],
    [200, published('version: 0.2.0\nfiles: []\n'), 'The update server’s answer makes no sense'],
    [200, published('version: [a\n'), 'The update server’s answer makes no sense'],
  ])('an answer %i, %j, has words, and Keyturn goes on', async (status, text, words) => {
    installed.server.answer(status, text);
    const { page } = await start(daily);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
  });

  test.each(['list', 'package'] as const)(
    'a %s that breaks off has words, and Keyturn goes on',
    async (what) => {
      installed.server.breakOff(what);
      const { here, keyturn, page } = await start(daily);
      await page.getByRole('button', { name: 'Settings' }).click();
      const words = 'The update server could not be reached';
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
      // Electron's box about an error that nobody has heard would stand in the way.
      await here.desktop.tray.click('Quit Keyturn');
      await ended(keyturn);
    },
  );

  test('a list without an end is given up', async () => {
    installed.server.answer(200, 'version: 0.2.0\n'.repeat(10_000));
    const { page } = await start(daily);
    await page.getByRole('button', { name: 'Settings' }).click();
    const words = 'The update server’s answer makes no sense';
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
  });

  test.each([
    ['an older version', '0.0.9'],
    ['one that is meant for trying out', '0.2.0-beta.1'],
  ])('%s is no update', async (_, version) => {
    await installed.remove();
    installed = await installKeyturn(version);
    const { page } = await start(daily);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('No newer version was there on').waitFor();
    expect(installed.server.paths()).toEqual(['/latest-linux.yml']);
  });
});

describe('a server that somebody has taken over', () => {
  const evil = '#!/bin/sh\n# version 0.3.0, of somebody else\n';
  const evilList = manifestOf('0.3.0', 'keyturn-0.3.0-x64.AppImage', evil);
  const [sha512 = ''] = /(?<=sha512: )\S+/u.exec(evilList) ?? [];
  const sha256 = createHash('sha256').update(evil).digest('hex');

  test.each([
    ['signs nothing', () => evilList],
    ['signs with a key of its own', () => signed(file, evilList, [somebodyElsesKey()])],
    [
      'changes a list that is signed',
      ({ list }: UpdateServer) => published(list).replace(/(?<=sha512: )\S+/gu, sha512),
    ],
    [
      'puts a list of its own before one that is signed',
      ({ list }: UpdateServer) => `${evilList}${published(list)}`,
    ],
    [
      'puts something below the signature',
      ({ list }: UpdateServer) => `${published(list)}version: 0.3.0\n`,
    ],
    [
      'hands out the list of another system',
      ({ list }: UpdateServer) => signed('latest-mac.yml', list, [developmentPrivateKey]),
    ],
  ])('and %s: nothing is downloaded, and Settings say so', async (_, listOf) => {
    installed.server.answer(200, listOf(installed.server));
    installed.server.replace(evil);
    const { here, keyturn, page } = await start(daily);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('alert').filter({ hasText: 'The list of updates was refused' }).waitFor();
    expect(installed.server.paths()).toEqual(['/latest-linux.yml']);
    expect(await downloaded(here)).toEqual([]);
    await here.desktop.tray.click('Quit Keyturn');
    await ended(keyturn);
    expect(await installed.appImage()).toContain('version 0.1.0');
    expect(await installed.ran()).toBeUndefined();
  });

  test('and hands out another package for a list that is signed: it is deleted', async () => {
    installed.server.replace(evil);
    const { here, page } = await start(daily);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('alert').filter({ hasText: 'The update was refused' }).waitFor();
    await expect.poll(() => downloaded(here)).toEqual([]);
  });

  test.each([
    ['a file without a SHA-512', installedList().replace(/sha512/gu, 'md5')],
    ['a file with a SHA-256 alone', installedList().replace(/sha512: .*/gu, `sha2: ${sha256}`)],
    ['a file at another place', installedList().replace(/url: /u, 'url: https://evil.test/')],
  ])('no list has %s, whoever has signed it', async (_, list) => {
    installed.server.answer(200, published(list));
    const { page } = await start(daily);
    await page.getByRole('button', { name: 'Settings' }).click();
    const words = 'The update server’s answer makes no sense';
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    expect(installed.server.paths()).toEqual(['/latest-linux.yml']);
  });
});

describe('what is ready', () => {
  test('is installed when Keyturn quits, which stays ended', async () => {
    const { here, keyturn } = await start(daily);
    await isReady(here);
    expect(await installed.appImage()).toContain('version 0.1.0');
    await here.desktop.tray.click('Quit Keyturn');
    await ended(keyturn);
    expect(await installed.appImage()).toContain('version 0.2.0');
    expect(await installed.ran()).toBe('exits: true\n');
  });

  test('by “Quit and install” is installed at once, and started', async () => {
    const { here, keyturn } = await start(daily);
    await isReady(here);
    await here.desktop.tray.click(entry);
    await ended(keyturn);
    expect(await installed.appImage()).toContain('version 0.2.0');
    await until('the new version to start', async () => (await installed.ran()) === 'exits: \n');
  });

  test('waits for the end of a rotation', async () => {
    const { here, keyturn, page } = await start(daily);
    await isReady(here);
    const lag = here.aws.behave({ kind: 'lag', span: 'for ever' });
    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByText('of 3 checks passed').waitFor();
    await here.desktop.tray.click(entry);
    await here.desktop.tray.waitForMenu((items) =>
      items.some(({ label }) => label === 'Keyturn 0.2.0 follows the rotation'),
    );
    expect(groupIsAlive(keyturn.process.pid ?? 0)).toBe(true);
    expect(await installed.appImage()).toContain('version 0.1.0');
    lag.clear();
    await ended(keyturn);
    expect(await fileNow(here)).toBe(rotatedFile(here));
    expect(await installed.appImage()).toContain('version 0.2.0');
  });

  test('that can’t take its place is told when this version starts again, and tried again where a person wants it', async () => {
    const { here, keyturn } = await start(daily);
    await isReady(here);
    await installed.block();
    await here.desktop.tray.click('Quit Keyturn');
    await ended(keyturn);
    const log = await readFile(join(here.userData, 'logs', 'keyturn.log'), 'utf8');
    expect(log).toContain('the update could not be installed');
    expect(await installed.ran()).toBeUndefined();

    await installed.unblock();
    const again = await here.start({ path: installed.path, env: installed.env });
    const page = await again.page();
    await page.getByRole('button', { name: 'Settings' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'The update was not installed' });
    await alert.waitFor();
    expect(await alert.innerText()).toContain('This one goes on as it is.');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Keyturn 0.2.0 is ready.').waitFor();
    expect(await alert.count()).toBe(0);
    await here.desktop.tray.click('Quit Keyturn');
    await ended(again);
    expect(await installed.appImage()).toContain('version 0.2.0');
  });

  test('is not installed by quitting in the middle of a rotation', async () => {
    const { here, keyturn, page } = await start(daily);
    await isReady(here);
    here.aws.behave({ kind: 'lag', span: 'for ever' });
    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByText('of 3 checks passed').waitFor();
    await here.desktop.tray.click('Quit Keyturn');
    await ended(keyturn);
    expect(await installed.appImage()).toContain('version 0.1.0');
  });
});

describe('behind a proxy, the way is that of requests to AWS', () => {
  const refused = 'The update server could not be reached';

  test.each([
    ['with its password', 'ada:s3same', 1],
    ['with a wrong one, which is told once', 'ada:wrong', 0],
  ])('%s', async (_, signIn, tunnels) => {
    await installed.remove();
    installed = await installKeyturn('0.2.0', 'https://updates.test');
    const proxy = await startProxy({ signIn: 'ada:s3same', leadsTo: 9 });
    try {
      const HTTPS_PROXY = proxy.address.replace('//', `//${signIn}@`);
      const { page } = await start({ ...daily, env: () => ({ HTTPS_PROXY }) });
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('alert').filter({ hasText: refused }).waitFor();
      expect(new Set(proxy.asked)).toEqual(new Set(['updates.test:443']));
      expect(proxy.opened() > 0).toBe(tunnels > 0);
      expect(proxy.asked.length).toBeLessThan(10);
    } finally {
      await proxy.close();
    }
  });
});

test('run from a folder, Keyturn says that there are no updates, and looks for none', async () => {
  const here = await set(daily);
  const page = await (await here.start()).page();
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Updates are not available for this installation').waitFor();
  expect(installed.server.paths()).toEqual([]);
});
