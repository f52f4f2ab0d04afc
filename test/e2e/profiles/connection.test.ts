import { copyFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { agreedTo } from '../../support/agreed-hosts.ts';
import type { RunningApplication } from '../../support/application.ts';
import { certificateFile } from '../../support/network/certificates.ts';
import { closedPort, type LocalServer } from '../../support/network/local-server.ts';
import { startPortal } from '../../support/network/portal.ts';
import { startProxy } from '../../support/network/proxy.ts';
import { startSecureFront } from '../../support/network/secure-front.ts';
import { searchForSecrets } from '../../support/secret-search.ts';
import { fileNow, itemOf, rotatedFile, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
const password = 'Canary-of-the-proxy-27';
let opened: LocalServer[] = [];

afterEach(async () => {
  await Promise.all(opened.map(({ close }) => close()));
  opened = [];
});

async function closing<Server extends LocalServer>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  opened.push(server);
  return server;
}

/** AWS behind TLS, under a name that exists nowhere: only a proxy leads to it. */
async function behindProxies() {
  const strict = await closing(startProxy({ signIn: 'joe:another' }));
  const withPassword = `http://joe:${password}@127.0.0.1:${strict.port}`;
  let endpoint = '';
  const here = await set({
    env: () => ({ AWS_ENDPOINT_URL: endpoint, https_proxy: withPassword, no_proxy: '' }),
  });
  const front = await closing(startSecureFront(Number(new URL(here.aws.url).port)));
  endpoint = `https://aws.test:${front.port}`;
  // One of the keys is asked about, and meets what lies on the way; of the other nobody has said anything yet.
  const settings = { logLevel: 'debug', ...agreedTo(endpoint, ['other']) };
  await writeFile(join(here.userData, 'settings.json'), JSON.stringify(settings));
  const keyturn = await here.start();
  return { here, keyturn, page: await keyturn.page(), strict, host: `aws.test:${front.port}` };
}

/** Tests the connection; gives the links as they are read, and the trouble. */
async function testConnection(page: Page, host: string) {
  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByText('Testing the connection…').waitFor({ state: 'detached' });
  const result = page.getByRole('region', { name: `Connection to ${host}` });
  await result.waitFor();
  return {
    links: await result.getByRole('listitem').allTextContents(),
    alert: (await result.getByRole('alert').allTextContents()).join(),
    status: (await result.getByRole('status').allTextContents()).join(),
  };
}

async function useProxy(page: Page, address: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Proxy' }).selectOption({ label: 'This one' });
  const field = page.getByRole('textbox', { name: 'Address of the proxy' });
  await field.fill(address);
  await field.press('Enter');
  await page.getByText('Saved.').waitFor();
  await expect.poll(() => field.inputValue()).toBe(address);
}

async function chooseCertificates({ app }: RunningApplication, page: Page, path: string) {
  await app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] });
  }, path);
  await page.getByRole('button', { name: 'Choose your network’s certificates…' }).click();
  await page.getByText(path, { exact: true }).waitFor();
}

/** Neither the page nor anything that is kept or printed holds the proxy's password, in whatever form. */
async function expectNoPassword(here: Scene, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Report for a bug…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Report for a bug' });
  const report = (await dialog.getByRole('region', { name: 'Report' }).textContent()) ?? '';
  expect(report).toContain('Keyturn');
  const texts = { output: here.output(), page: await page.content(), report };
  const { findings } = await searchForSecrets([password], { folders: [here.userData], texts });
  expect(findings).toEqual([]);
  await page.keyboard.press('Escape');
}

test('behind a company’s proxy: what is wrong is named link by link, until a key is rotated through it', async () => {
  const { here, keyturn, page, strict, host } = await behindProxies();
  await page.getByRole('heading', { name: 'The proxy asks for a name and password' }).waitFor();
  await page.getByRole('button', { name: 'Look at the connection' }).first().click();
  await page.getByRole('heading', { name: 'Connection to AWS' }).waitFor();

  const asks = await testConnection(page, host);
  expect(asks.links).toEqual([
    'Name Works · 127.0.0.1',
    `Proxy Fails · ${strict.address}, set by HTTPS_PROXY`,
    'Connection Not tried',
    'Certificate Not tried',
    'Answer Not tried',
    'Clock Not tried',
  ]);
  expect(asks.alert).toContain('The proxy asks for a name and password');
  await expectNoPassword(here, page);

  await useProxy(page, `http://127.0.0.1:${await closedPort(createServer())}`);
  const down = await testConnection(page, host);
  expect(down.links[1]).toMatch(/^Proxy Fails · http:\/\/127\.0\.0\.1:\d+, chosen here$/u);
  expect(down.alert).toContain('The proxy can’t be reached');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  const choice = page.getByRole('combobox', { name: 'Proxy' });
  await expect.poll(() => choice.inputValue()).toBe('as set');

  const proxy = await closing(startProxy());
  await useProxy(page, proxy.address);
  const inspected = await testConnection(page, host);
  expect(inspected.links.slice(1, 4)).toEqual([
    `Proxy Works · ${proxy.address}, chosen here`,
    'Connection Works',
    'Certificate Fails · issued by Example Company, Example Proxy Authority',
  ]);
  expect(inspected.alert).toContain('The certificate is not trusted');

  const certificates = join(here.desktop.home, 'company.pem');
  await copyFile(certificateFile('authority'), certificates);
  await chooseCertificates(keyturn, page, certificates);
  const good = await testConnection(page, host);
  expect(good.links).toEqual([
    'Name Works · 127.0.0.1',
    `Proxy Works · ${proxy.address}, chosen here`,
    'Connection Works',
    'Certificate Works · issued by Example Company, Example Proxy Authority',
    'Answer Works',
    'Clock Works · right to the minute',
  ]);
  expect(good).toMatchObject({ status: 'Everything works.', alert: '' });

  await page.getByRole('button', { name: 'Profiles', exact: true }).click();
  await itemOf(page, 'default').getByText(`go to ${host}, not to AWS`).waitFor();
  expect(here.aws.log.filter(({ signedBy }) => signedBy === here.oldKey.id)).toEqual([]);
  await page.getByRole('button', { name: 'Rotate default' }).click();
  const question = page.getByRole('dialog', { name: 'Requests of this profile don’t go to AWS' });
  await question.getByText(`They go to ${host}`).waitFor();
  expect(here.aws.keysOf(here.user)).toHaveLength(1);
  await question.getByRole('button', { name: 'Rotate there' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(await fileNow(here)).toBe(rotatedFile(here));
  expect(new Set(proxy.asked)).toEqual(new Set([host]));
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expectNoPassword(here, page);
});

test('an endpoint of http: on another computer is refused, by the test too, and nothing is sent', async () => {
  // Whatever was sent would pass here.
  const proxy = await closing(startProxy());
  const here = await set({
    env: () => ({
      AWS_ENDPOINT_URL: 'http://aws.test:8080',
      http_proxy: proxy.address,
      no_proxy: '',
    }),
  });
  const page = await (await here.start()).page();
  await itemOf(page, 'default').getByText('Requests would go out unencrypted').waitFor();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const { links, alert } = await testConnection(page, 'aws.test:8080');
  expect(links).toEqual([
    'Name Not tried',
    'Proxy Not tried',
    'Connection Fails',
    'Certificate Not tried',
    'Answer Not tried',
    'Clock Not tried',
  ]);
  expect(alert).toContain('Requests would go out unencrypted');
  expect(proxy.asked).toEqual([]);
});

test('a network that asks to sign in first is told as such, and where it leads', async () => {
  const { here, keyturn, page, host } = await behindProxies();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const portal = await closing(startPortal('redirect'));
  const secured = await closing(startSecureFront(portal.port));
  const proxy = await closing(startProxy({ leadsTo: secured.port }));
  await useProxy(page, proxy.address);
  const certificates = join(here.desktop.home, 'company.pem');
  await copyFile(certificateFile('authority'), certificates);
  await chooseCertificates(keyturn, page, certificates);
  const { links, alert } = await testConnection(page, host);
  expect(links.slice(3)).toEqual([
    'Certificate Works · issued by Example Company, Example Proxy Authority',
    'Answer Fails · it leads to sign-in.example',
    'Clock Not tried',
  ]);
  expect(alert).toContain('Something else answered in place of AWS');
});

test('a file that holds no certificates is refused, and what was before stays', async () => {
  const here = await set();
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await keyturn.app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] });
  }, here.file);
  await page.getByRole('button', { name: 'Choose your network’s certificates…' }).click();
  await page.getByRole('heading', { name: 'The file of certificates can’t be used' }).waitFor();
  await page.getByText('Those that this computer trusts').waitFor();
  const address = page.getByRole('textbox', { name: 'Address of the proxy' });
  await page.getByRole('combobox', { name: 'Proxy' }).selectOption({ label: 'This one' });
  await address.fill('http://joe:secret@proxy.example:8080');
  await address.press('Enter');
  await page.getByText('without name and password').last().waitFor();
  expect(await page.getByText('Saved.').count()).toBe(0);
});
