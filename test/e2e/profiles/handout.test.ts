import { afterEach, expect, test } from 'vitest';
import { expectNoSecretOutside } from '../support/no-secret-outside.ts';
import { keyStates, newKeyOf, openScene, type Scene } from '../support/scene.ts';

let scene: Scene | undefined;

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

test('a key that is used elsewhere: the places are ticked, the new key is handed out, the old one is retired', async () => {
  const here = await openScene();
  scene = here;
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('radio', { name: 'Also elsewhere' }).click();
  await page.getByText('Where else is this key?').click();
  await page.getByRole('checkbox', { name: 'Cyberduck' }).click();
  await page.getByText('1 of 12 places ticked').waitFor();

  await page.getByLabel('Form').selectOption('env file');
  await page.getByRole('button', { name: 'Copy for 60 seconds' }).click();
  await page.getByRole('timer').waitFor();
  const newKey = newKeyOf(here);
  const secret = here.aws.secretOf(newKey);
  expect(await keyturn.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    `AWS_ACCESS_KEY_ID='${newKey}'\nAWS_SECRET_ACCESS_KEY='${secret}'\n`,
  );
  expect(await page.content()).not.toContain(secret);

  await page.close();
  const reopened = keyturn.app.waitForEvent('window');
  await here.desktop.tray.click('Open Keyturn');
  const again = await reopened;
  await again.getByText('1 of 12 places ticked').waitFor();
  await again.getByRole('button', { name: 'Retire the old key of default' }).click();
  await expect.poll(() => keyStates(here)).toEqual(['old Inactive', 'new Active']);
  await expectNoSecretOutside(here);
});
