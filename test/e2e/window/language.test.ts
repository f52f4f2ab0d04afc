import { expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { itemOf } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
const livesOn = 'Keyturn läuft ohne sein Fenster weiter';

function menuOf({ app }: RunningApplication): Promise<readonly string[] | undefined> {
  return app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
}

const german = { LANG: 'de_AT.UTF-8', LANGUAGE: 'de_AT:de' };

test('on a German computer, window, menu and notifications speak German; a chosen language holds over a restart', async () => {
  const here = await set({ env: () => german });
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByText('93 Tage alt, überfällig').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await here.desktop.tray.waitForMenu((items) =>
    items.some(({ label }) => label === 'Jetzt prüfen'),
  );

  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption({ label: 'English' });
  await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await here.desktop.tray.waitForMenu((items) => items.some(({ label }) => label === 'Check now'));
  await expect.poll(() => menuOf(keyturn)).toEqual(['File', 'Edit']);

  await keyturn.close();
  const again = await here.start();
  const english = await again.page();
  await itemOf(english, 'default').getByText('93 days old, overdue').waitFor();
  await english.getByRole('button', { name: 'Settings' }).click();
  await english.getByRole('combobox', { name: 'Language' }).selectOption('system');
  await english.getByRole('heading', { name: 'Einstellungen', exact: true }).waitFor();
  await expect.poll(() => menuOf(again)).toEqual(['Datei', 'Bearbeiten']);
  await again.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  const told = await here.desktop.notifications.waitForNotification(
    ({ summary }) => summary === livesOn,
  );
  expect(told.body).toContain('Infobereich');
});

test('on a computer of a language that Keyturn does not speak, it speaks English', async () => {
  const here = await set({ env: () => ({ LANG: 'fr_FR.UTF-8', LANGUAGE: 'fr' }) });
  const page = await (await here.start()).page();
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
});
