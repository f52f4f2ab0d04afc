import { expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { type PolicyDocument, quarantineOf } from '../../support/aws-double/index.ts';
import { fileNow, itemOf, keyStates, rotatedFile } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

async function copied({ app }: RunningApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}

test('a refused rotation leads to what to ask for; the policy that is copied, once attached, lets it rotate', async () => {
  const here = await set();
  const nothing: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['iam:ListAccessKeys', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey'],
        Resource: '*',
      },
    ],
  };
  here.user.attachPolicy(nothing);
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'You may not do this on AWS' });
  await alert.getByRole('button', { name: 'What to ask your administrator for' }).click();

  const table = page.getByRole('table', { name: 'Permissions of joebloggs' });
  const create = table.getByRole('row').filter({ hasText: 'CreateAccessKey' }).first();
  await create.getByText('Refused').waitFor();
  await create.getByText('is not authorized to perform iam:CreateAccessKey').waitFor();
  await table
    .getByRole('row')
    .filter({ hasText: 'DeleteAccessKey' })
    .getByText('Granted')
    .waitFor();

  await page.getByRole('button', { name: 'Copy message to administrator' }).click();
  await page.getByRole('status').filter({ hasText: 'The message is in the clipboard' }).waitFor();
  const message = await copied(keyturn);
  expect(message).toContain('AccessDenied: arn:aws:iam::210000000001:user/team/design/joebloggs');
  expect(message).toContain('"iam:CreateAccessKey"');

  await page.getByRole('radio', { name: 'For everybody: each their own keys' }).click();
  await page.getByRole('button', { name: 'Copy policy' }).click();
  await page.getByRole('status').filter({ hasText: 'The policy is in the clipboard' }).waitFor();
  const policy: PolicyDocument = JSON.parse(await copied(keyturn));
  here.user.attachPolicy(policy);

  await page.getByRole('button', { name: 'Profiles' }).click();
  await itemOf(page, 'default').getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  expect(await fileNow(here)).toBe(rotatedFile(here));
  expect(keyStates(here)).toEqual(['old Active', 'new Active']);
  await page.getByRole('button', { name: 'Permissions' }).click();
  await create.getByText('Granted').waitFor();
});

test('a user who may not even list keys is told what to ask for', async () => {
  const here = await set();
  here.user.deny({ action: '*' });
  const page = await (await here.start()).page();
  const item = itemOf(page, 'default');
  await item.getByText('You may not do this on AWS').waitFor();
  await item.getByRole('button', { name: 'What to ask your administrator for' }).click();
  const table = page.getByRole('table', { name: 'Permissions of joebloggs' });
  await table.getByRole('row').filter({ hasText: 'ListAccessKeys' }).getByText('Refused').waitFor();
  await page.getByText('user/team/design/joebloggs').first().waitFor();
});

test.each([
  ['names the quarantine', 'V3', 'AWS has found this key in public'],
  ['names no policy', undefined, 'AWS may have found this key in public'],
] as const)(
  'a key that AWS has found in public is told as that, and nothing is asked: AWS %s',
  async (_, version, title) => {
    const here = await set();
    for (const denial of quarantineOf(version)) here.user.deny(denial);
    const keyturn = await here.start();
    const page = await keyturn.page();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    const alert = page.getByRole('alert').filter({ hasText: title });
    await alert.waitFor();
    await alert.getByRole('button', { name: 'Read AWS’s guide' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Rotate anyway' }).count()).toBe(0);
    expect(keyStates(here)).toEqual(['old Active']);
    expect(await fileNow(here)).toEqual(here.original.toString());

    await page.getByRole('button', { name: 'Permissions' }).click();
    await page.getByRole('button', { name: 'Copy message to administrator' }).click();
    await page.getByRole('status').filter({ hasText: 'The message is in the clipboard' }).waitFor();
    expect(await copied(keyturn)).not.toContain('"Effect"');
    expect(await page.getByRole('button', { name: 'Copy policy' }).count()).toBe(0);
  },
);

test('a key that the organisation denies to change is told with whom to ask, and can be rotated without', async () => {
  const here = await set();
  const policy = 'arn:aws:organizations::999988887777:policy/o-1/service_control_policy/p-1';
  here.user.deny({
    action: 'DeleteAccessKey',
    explicit: true,
    by: 'service control policy',
    policy,
  });
  const page = await (await here.start()).page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  const dialog = page.getByRole('dialog', { name: 'Some permissions are missing' });
  await dialog.getByText(policy).waitFor();
  await dialog.getByText('Ask who manages your organisation on AWS').waitFor();
  await dialog.getByRole('button', { name: 'What to tell your administrator' }).waitFor();
  await dialog.getByRole('button', { name: 'Rotate anyway' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
});
