import { expect, test } from 'vitest';
import type { RunningApplication } from '../support/application.ts';
import type { PolicyDocument } from '../support/aws-double/index.ts';
import { fileNow, itemOf, keyStates, rotatedFile } from './scene.ts';
import { watchedScenes } from './watched-scene.ts';

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
