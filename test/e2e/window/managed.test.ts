import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { buildWithClock, type ClockedApplication, skip } from '../../support/clock-entry/build.ts';
import { fileNow, itemOf, keyStates, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
const HOUR = 3_600_000;
let built: ClockedApplication;

beforeAll(async () => {
  built = await buildWithClock();
}, 120_000);

afterAll(async () => {
  await built.remove();
});

const rules = {
  version: 1,
  dueDays: { atMost: 60 },
  overdueDays: { atLeast: 75, atMost: 75 },
  graceDays: { atLeast: 14, atMost: 30 },
  retirement: 'deactivate first',
  backups: true,
  updates: false,
  automatic: false,
  accounts: ['210000000002'],
};

/** Puts a policy where this Keyturn looks for one, as only an administrator could. */
async function putPolicy(scene: Scene, text: string, mode = 0o644): Promise<string> {
  const folder = join(scene.desktop.home, 'organisation');
  const path = join(folder, 'policy.json');
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

const started = (scene: Scene, path: string) =>
  scene.start({ path: built.path, env: { POLICY_OF_THIS_TEST: path } });

/** Lets hours go by until it is shown: one that passes while Keyturn is still busy with the last one wakes nobody. */
async function hoursUntil({ app }: RunningApplication, shown: Locator): Promise<void> {
  await expect
    .poll(async () => {
      await skip(app, HOUR);
      return shown.count();
    })
    .toBe(1);
}

/** What main answers to a message of the page, whatever the page shows. */
function tell(page: Page, call: string): Promise<unknown> {
  return page.evaluate(`window.keyturn.${call}`);
}

test('what the organisation has set is locked in the window, and main refuses it from anybody', async () => {
  const here = await set();
  const path = await putPolicy(here, JSON.stringify(rules));
  const page = await (await started(here, path)).page();
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
  await page.getByRole('button', { name: 'Settings' }).click();

  const card = page.locator('section').filter({
    has: page.getByRole('heading', { name: 'Set by your organisation' }),
  });
  await card.getByText(`In ${path}, which only an administrator can change:`).waitFor();
  await card.getByText('Only keys of these accounts are rotated: 210000000002.').waitFor();
  await card.getByText('Keyturn does not update itself.').waitFor();

  const backups = page.getByRole('checkbox', { name: 'Back up keys in the keychain' });
  await backups.and(page.locator('[aria-disabled=true]')).waitFor();
  // As somebody does who does not mind how it looks.
  await backups.dispatchEvent('click');
  const overdue = page.getByRole('textbox', { name: 'Overdue from this day on' });
  expect(await overdue.inputValue()).toBe('75');
  expect(await overdue.isEditable()).toBe(false);
  await page
    .getByRole('textbox', { name: 'Overdue from this day on' })
    .and(page.locator('[aria-disabled=true]'))
    .waitFor();
  expect(await page.getByText(`Set by your organisation, in ${path}.`).count()).toBe(3);

  const grace = page.getByRole('textbox', { name: 'Days until a deactivated old key' });
  expect(await grace.inputValue()).toBe('14');
  await grace.fill('31');
  await grace.press('Enter');
  await page.getByText('your organisation allows 14 to 30.').waitFor();
  await grace.fill('20');
  await grace.press('Enter');
  await page.getByText('Saved.').waitFor();

  const refused = { ok: false, failure: { code: 'SET_BY_ORGANISATION', path } };
  for (const call of [
    'settings.setPolicy({ backups: false })',
    'settings.setPolicy({ retirement: "delete at once" })',
    'settings.setPolicy({ graceDays: 90 })',
    'settings.setLimits({ dueDays: 61 })',
    'settings.setLimits({ overdueDays: 90 })',
    'profiles.setAutomatic({ profile: "other", on: true })',
  ]) {
    expect(await tell(page, call), call).toEqual(refused);
  }
  const kept: unknown = JSON.parse(await readFile(join(here.userData, 'settings.json'), 'utf8'));
  expect(kept).toMatchObject({ policy: { backups: true, graceDays: 20 }, automatic: {} });
});

test('a key of an account that is not allowed is shown with the reason, and not rotated', async () => {
  const here = await set();
  const path = await putPolicy(here, JSON.stringify(rules));
  const page = await (await started(here, path)).page();
  const item = itemOf(page, 'default');
  await item.getByText('Your organisation does not allow this account.').waitFor();
  await item.getByText('210000000001 is not among them').waitFor();
  expect(await item.getByRole('button', { name: 'Rotate default' }).count()).toBe(0);
  await itemOf(page, 'other').getByRole('button', { name: 'Rotate other' }).waitFor();

  expect(await tell(page, 'rotation.start({ profile: "default" })')).toMatchObject({ ok: true });
  await page
    .getByRole('alert')
    .filter({ hasText: 'Your organisation does not allow this account' })
    .waitFor();
  expect(keyStates(here)).toEqual(['old Active']);
  expect(await fileNow(here)).toBe(here.original.toString());
});

test('a damaged file is told, stops nobody, and holds again within the hour after its repair', async () => {
  const here = await set();
  const path = await putPolicy(here, '{ "version": 1, "accounts": ["21000');
  const keyturn = await started(here, path);
  const page = await keyturn.page();
  const told = page.getByRole('alert').filter({
    hasText: 'The policy of your organisation has a fault',
  });
  await told.getByText(`${path} is no JSON`).waitFor();
  await itemOf(page, 'default').getByRole('button', { name: 'Rotate default' }).waitFor();

  await putPolicy(here, JSON.stringify(rules), 0o666);
  await hoursUntil(keyturn, page.getByText('Others can write the policy of your organisation'));
  await told.waitFor({ state: 'detached' });
  await itemOf(page, 'default').getByRole('button', { name: 'Rotate default' }).waitFor();

  await putPolicy(here, JSON.stringify(rules));
  await hoursUntil(keyturn, itemOf(page, 'default').getByText('Your organisation does not allow'));
  expect(await page.getByText('Others can write').count()).toBe(0);
});
