import { createServer } from 'node:net';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { closedPort } from '../../support/network/local-server.ts';
import { fileNow, itemOf, rotatedFile, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

/** A config file whose default profile leads to this computer, and nothing agreed to. Nothing reaches the network. */
async function leadingHere() {
  const nowhere = `http://127.0.0.1:${await closedPort(createServer())}`;
  const here = await set({
    agrees: 'to nothing',
    config: (_user, aws) =>
      `[default]\nendpoint_url = http://localhost:${new URL(aws.url).port}\nregion = us-east-1\n\n[profile other]\nregion = us-east-1\n`,
    env: () => ({ AWS_ENDPOINT_URL: '', https_proxy: nowhere, no_proxy: 'localhost,127.0.0.1' }),
  });
  return { here, host: `localhost:${new URL(here.aws.url).port}` };
}

/** What was signed by the key whose requests go to this computer. */
function signedHere({ aws, oldKey }: Scene): readonly string[] {
  return aws.log.flatMap(({ signedBy, action }) => (signedBy === oldKey.id ? [action] : []));
}

function sentenceOn(page: Page, host: string) {
  return itemOf(page, 'default')
    .locator('.why-not')
    .getByText(
      `Requests of this profile go to ${host}, not to AWS. Keyturn has sent nothing there.`,
    );
}

test('a profile that leads to this computer says so, and nothing is signed before a person agrees', async () => {
  const { here, host } = await leadingHere();
  const page = await (await here.start()).page();
  const item = itemOf(page, 'default');
  await sentenceOn(page, host).waitFor();
  await item.getByText('Details').click();
  await item.getByText('What a rotation will do').waitFor();
  const said = `Requests of this profile go to ${host}, not to AWS.`;
  expect(await item.getByText(said, { exact: true }).count()).toBe(2);
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('Asking AWS…').waitFor({ state: 'detached' });
  expect(signedHere(here)).toEqual([]);

  // The same place is shown where the connection is tested, without a signature.
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Test connection' }).click();
  const tested = page.getByRole('region', { name: `Connection to ${host}` });
  await tested.getByText('Everything works.').waitFor();
  await page.getByRole('button', { name: 'Profiles', exact: true }).click();

  // A rotation asks the same, and can be left.
  await page.getByRole('button', { name: 'Rotate default' }).click();
  const question = page.getByRole('dialog', { name: 'Requests of this profile don’t go to AWS' });
  await question.getByText(`They go to ${host}`).waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  expect(signedHere(here)).toEqual([]);

  await item.getByRole('button', { name: 'Ask there… default' }).click();
  const dialog = page.getByRole('dialog', { name: 'Requests of default don’t go to AWS' });
  await dialog.getByText('learns the key ID').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(signedHere(here)).toEqual([]);
  await item.getByRole('button', { name: 'Ask there… default' }).click();
  await dialog.getByRole('button', { name: 'Ask there' }).click();
  await item.getByText('93 days old, overdue').waitFor();
  expect(signedHere(here)).toContain('GetCallerIdentity');

  // Asked once: from now on it rotates like any other key.
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(await fileNow(here)).toBe(rotatedFile(here));
});

test('an agreement by a rotation counts from then on, also after a restart', async () => {
  const { here, host } = await leadingHere();
  const first = await here.start();
  const page = await first.page();
  await sentenceOn(page, host).waitFor();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('button', { name: 'Rotate there' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  await first.close();
  const again = await (await here.start()).page();
  await itemOf(again, 'default').getByText('Made today, fresh').waitFor();
  expect(await itemOf(again, 'default').locator('.why-not').count()).toBe(0);
});
