import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { certificateFile } from '../../support/network/certificates.ts';
import type { LocalServer } from '../../support/network/local-server.ts';
import { startProxy } from '../../support/network/proxy.ts';
import { startSecureFront } from '../../support/network/secure-front.ts';
import { itemOf } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
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

/** Somebody with a key of AWS China, and every name of AWS behind a proxy that leads to the double. */
async function inChina() {
  const env: Record<string, string> = { AWS_ENDPOINT_URL: '' };
  const here = await set({ env: () => env });
  const front = await closing(
    startSecureFront(Number(new URL(here.aws.url).port), { isForAws: true }),
  );
  const proxy = await closing(startProxy({ leadsTo: front.port }));
  Object.assign(env, {
    HTTPS_PROXY: proxy.address,
    AWS_CA_BUNDLE: certificateFile('aws-authority'),
  });
  const user = here.aws.addUser({ account: '210000000003', name: 'wei', partition: 'aws-cn' });
  const key = user.addKey({ createdDaysAgo: 100 });
  return { here, proxy, user, key };
}

const china = ({ asked }: { readonly asked: readonly string[] }) =>
  asked.filter(
    (host) => !/^(sts(\.(us-east-1|eu-central-1))?|iam)\.amazonaws\.com:443$/.test(host),
  );

test('a key of AWS China that nothing names a region for: one button finds it, it rotates there, and its region is written', async () => {
  const { here, proxy, user, key } = await inChina();
  const text = `# Beijing\n[beijing]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`;
  await writeFile(here.file, text);
  const page = await (await here.start()).page();
  const item = itemOf(page, 'beijing');
  await item.getByText('AWS does not accept this key').waitFor();
  await item.getByText('Keyturn asked in us-east-1.').waitFor();
  // Some companies watch for such requests: not one was sent.
  expect(china(proxy)).toEqual([]);

  await item.getByRole('button', { name: 'Ask the other partitions' }).click();
  await item.getByText('This key belongs to AWS China.').waitFor();
  expect(china(proxy).at(0)).toBe('sts.cn-north-1.amazonaws.com.cn:443');
  expect(proxy.asked.join()).not.toContain('us-gov');
  await item.getByText('100 days old').waitFor();

  await item.getByRole('button', { name: 'Rotate beijing' }).click();
  await item.getByRole('status').filter({ hasText: 'Rotated beijing' }).waitFor();
  const newKey = here.aws.keysOf(user).find(({ id }) => id !== key.id);
  const rotated = text
    .replace(key.id, newKey?.id ?? '')
    .replace(key.secret, here.aws.secretOf(newKey?.id ?? ''));
  expect(await readFile(here.file, 'utf8')).toBe(rotated);

  await item.getByRole('button', { name: 'Write region = cn-north-1 into beijing' }).click();
  await item.getByText('This key belongs to AWS China.').waitFor({ state: 'detached' });
  expect(await readFile(here.file, 'utf8')).toBe(
    rotated.replace('[beijing]\n', '[beijing]\nregion = cn-north-1\n'),
  );
});

test('a key of AWS China is added to the profile of the config file that names its region', async () => {
  const { here, proxy, key } = await inChina();
  await mkdir(dirname(here.file), { recursive: true });
  await writeFile(join(dirname(here.file), 'config'), '[profile beijing]\nregion = cn-north-1\n');
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'beijing').waitFor();
  await keyturn.app.evaluate(async ({ clipboard }, message) => {
    await clipboard.writeText(message);
  }, `Access key ID,Secret access key\n${key.id},${key.secret}`);
  await page.getByRole('button', { name: 'Add access key' }).click();
  await page.getByRole('button', { name: 'Paste from clipboard' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add access key' });
  await dialog.getByText('AWS does not accept this key').waitFor();
  await dialog.getByRole('button', { name: 'Ask the other partitions' }).waitFor();
  expect(china(proxy)).toEqual([]);

  await dialog.getByRole('textbox', { name: 'Profile name' }).fill('beijing');
  await dialog.getByRole('button', { name: 'Ask with this profile’s settings' }).click();
  await dialog.getByText('AWS knows this key: user wei, account 210000000003.').waitFor();
  await dialog.getByRole('button', { name: 'Add to my profiles' }).click();
  await page.getByRole('status').filter({ hasText: 'is now the key of beijing' }).waitFor();
  expect(await readFile(here.file, 'utf8')).toContain(`[beijing]\naws_access_key_id = ${key.id}`);
});
