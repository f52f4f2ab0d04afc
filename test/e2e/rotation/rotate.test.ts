import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileNow, itemOf, keyStates, newKeyOf, rotatedFile } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

describe('a person rotates a key', () => {
  test('from the window: one click, the answer, and the old key is out of use', async () => {
    const here = await set();
    const keyturn = await here.start();
    const page = await keyturn.page();
    const item = itemOf(page, 'default');
    await item.getByText('93 days old, overdue').waitFor();
    await item.getByText('joebloggs').waitFor();
    await item.getByText('210000000001').waitFor();

    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByRole('list', { name: 'Rotation steps' }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    expect(await fileNow(here)).toBe(rotatedFile(here));
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);

    const question = page.getByRole('group', { name: 'Is this key used anywhere else?' });
    await question.getByRole('radio', { name: 'Only on this computer' }).click();
    await page.getByRole('status').filter({ hasText: 'is deactivated' }).waitFor();
    expect(keyStates(here)).toEqual(['old Inactive', 'new Active']);
    expect(await fileNow(here)).toBe(rotatedFile(here));
    expect((await stat(here.file)).mode & 0o777).toBe(0o600);
  });

  test('from the window: a key used elsewhere stays active until it is retired by hand', async () => {
    const here = await set();
    const keyturn = await here.start();
    const page = await keyturn.page();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByRole('radio', { name: 'Also elsewhere' }).click();
    const retire = page.getByRole('button', { name: 'Retire the old key of default' });
    await retire.waitFor();
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);

    await retire.click();
    await page.getByRole('status').filter({ hasText: 'is deactivated' }).waitFor();
    expect(keyStates(here)).toEqual(['old Inactive', 'new Active']);
  });

  test('from the tray: the menu rotates, and a notification tells how it ended', async () => {
    const here = await set();
    const keyturn = await here.start();
    const { tray, notifications } = here.desktop;
    await tray.waitForMenu((items) =>
      items.some(({ label }) => label === 'default · 93 days · Rotate'),
    );
    expect(await tray.tooltip()).toContain('1 key is overdue');
    // The window is closed: Keyturn lives in the tray, and a notification has to tell.
    await (await keyturn.page()).close();

    await tray.click('default · 93 days · Rotate');
    const told = await notifications.waitForNotification(({ summary }) =>
      summary.startsWith('Rotated default'),
    );
    expect(told.body).toContain('still works');
    expect(await fileNow(here)).toBe(rotatedFile(here));
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);
  });

  test('two profiles that share a key both change', async () => {
    const here = await set({
      extra: ({ id, secret }) =>
        `\n[work]\naws_secret_access_key = ${secret}\naws_access_key_id = ${id}\n`,
    });
    const keyturn = await here.start();
    const page = await keyturn.page();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByRole('status').filter({ hasText: 'Rotated default and work' }).waitFor();
    const text = await fileNow(here);
    expect(text).toBe(rotatedFile(here));
    expect(text.split(newKeyOf(here))).toHaveLength(3);
    expect(text).not.toContain(here.oldKey.id);
  });
});

describe('something goes wrong', () => {
  test('the answer of CreateAccessKey is lost: a person deletes the key that was left behind', async () => {
    const here = await set();
    const keyturn = await here.start();
    const page = await keyturn.page();
    here.aws.behave({ kind: 'lose-answer', action: 'CreateAccessKey', times: 1 });
    await page.getByRole('button', { name: 'Rotate default' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'left behind' });
    await alert.waitFor();
    await expect(alert.textContent()).resolves.toContain(newKeyOf(here));
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);
    expect(here.aws.log.filter(({ action }) => action === 'CreateAccessKey')).toHaveLength(1);

    await alert.getByRole('button', { name: 'Delete the key that was left behind' }).click();
    await page.getByText('The new key was deleted again.').waitFor();
    expect(keyStates(here)).toEqual(['old Active']);
    expect(await fileNow(here)).toBe(here.original.toString());
  });

  test('a read-only file: nothing changes on AWS or on the disk, and the alert says so', async () => {
    const here = await set();
    await chmod(here.file, 0o400);
    const keyturn = await here.start();
    const page = await keyturn.page();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'read-only' });
    await alert.waitFor();
    const words = await alert.textContent();
    expect(words).toContain(join(here.desktop.home, '.aws', 'credentials'));
    expect(words).toContain(
      'Keyturn has changed nothing: neither your files nor your keys on AWS.',
    );
    expect(keyStates(here)).toEqual(['old Active']);
    expect(await fileNow(here)).toBe(here.original.toString());
    expect(here.aws.log.some(({ action }) => action === 'CreateAccessKey')).toBe(false);
  });
});
