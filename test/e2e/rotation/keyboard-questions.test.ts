import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maskKeyId } from '../../../shared/values/identifiers.ts';
import { allowOwnKeys, denyWithoutMfa } from '../../support/aws-double/index.ts';
import { activate, focused, press, tabTo } from '../support/by-keyboard.ts';
import { fileNow, keyStates, rotatedFile } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

test('by keyboard alone: an MFA code is refused, typed anew, and the key rotated', async () => {
  const here = await set();
  here.user.attachPolicy(allowOwnKeys({ withPath: true }));
  here.user.attachPolicy(denyWithoutMfa({ withPath: true }));
  const device = here.user.addMfaDevice({ name: 'phone' });
  await writeFile(
    join(here.desktop.home, '.aws', 'config'),
    `[default]\nmfa_serial = ${device.serial}\n`,
  );
  const page = await (await here.start()).page();
  await page.getByRole('button', { name: 'Rotate default' }).waitFor();
  await activate(page, 'Rotate default');
  const dialog = page.getByRole('dialog', { name: 'MFA code' });
  await dialog.waitFor();
  // The dialog has taken the focus: nobody looks for the field.
  await expect.poll(() => focused(page)).toBe('MFA code');
  await page.keyboard.type('000000');
  await press(page, 'Enter');
  await dialog.getByRole('alert').waitFor();
  await expect.poll(() => focused(page)).toBe('MFA code');
  await press(page, 'ControlOrMeta+a');
  await page.keyboard.type(device.codeAt());
  await press(page, 'Enter');
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  await focused(page);
  expect((await fileNow(here)).replaceAll('\r', '')).toBe(rotatedFile(here));
});

test('by keyboard alone: the question about two keys is put off, asked again, and answered', async () => {
  const here = await set();
  const spare = here.user.addKey({ createdDaysAgo: 400 });
  const page = await (await here.start()).page();
  await page.getByRole('button', { name: 'Rotate default' }).waitFor();
  await activate(page, 'Rotate default');
  const dialog = page.getByRole('dialog', { name: 'This user already has two keys' });
  await dialog.waitFor();
  await focused(page);
  await press(page, 'Escape');
  await dialog.waitFor({ state: 'detached' });
  await focused(page);
  expect(keyStates(here)).toHaveLength(2);
  await page.getByRole('button', { name: 'Rotate default' }).waitFor();
  await activate(page, 'Rotate default');
  await dialog.waitFor();
  await activate(page, `Delete ${maskKeyId(spare.id)} and rotate`);
  expect(here.aws.keysOf(here.user).map(({ id }) => id)).toContain(spare.id);
  await activate(page, 'Delete it for good');
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  await focused(page);
  expect(await fileNow(here)).toBe(rotatedFile(here));
  expect(keyStates(here)).toEqual(['old Active', 'new Active']);
});

test('by keyboard alone: also elsewhere, the places are ticked, and the old key is retired', async () => {
  const here = await set();
  const page = await (await here.start()).page();
  await page.getByRole('button', { name: 'Rotate default' }).waitFor();
  await activate(page, 'Rotate default');
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  await tabTo(page, 'Only on this computer');
  await press(page, 'ArrowDown');
  const places = page.locator('summary', { hasText: 'Where else is this key?' });
  await places.waitFor();
  await tabTo(page, (await places.textContent())?.trim() ?? '');
  await press(page, 'Enter');
  await tabTo(page, 'rclone');
  await press(page, 'Space');
  await page.getByText('1 of 12 places ticked').waitFor();
  await activate(page, 'Retire the old key of default');
  await expect.poll(() => keyStates(here)).toEqual(['old Inactive', 'new Active']);
  await page.getByRole('button', { name: 'Undo rotation of default' }).waitFor();
  await focused(page);
});

test('by keyboard alone: without a network it is told once, the ages stay, and it is tried again', async () => {
  const here = await set();
  const page = await (await here.start()).page();
  await page.getByText('93 days old, overdue').waitFor();
  await page.getByText('Asking AWS…').waitFor({ state: 'detached' });
  const away = here.aws.behave({ kind: 'reset' });
  await activate(page, 'Check again');
  const alert = page.getByRole('alert').filter({ hasText: 'AWS did not answer in time' });
  await alert.waitFor();
  expect(await alert.count()).toBe(1);
  await page.getByText('93 days old, overdue').waitFor();
  away.clear();
  await activate(page, 'Try again');
  await alert.waitFor({ state: 'detached' });
  await focused(page);
});
