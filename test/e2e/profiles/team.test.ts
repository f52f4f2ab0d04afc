import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import type { AwsDouble, DoubleUser, PolicyDocument } from '../../support/aws-double/index.ts';
import { activate, press, tabTo } from '../support/by-keyboard.ts';
import { fileNow, itemOf, keyStates } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();
const hostile = '=HYPERLINK';
const account = '210000000001';

/** Colleagues of the scene's user: a hostile name, two active keys, a key that nobody has used, and no key. */
function addColleagues(aws: AwsDouble): readonly DoubleUser[] {
  const used = { daysAgo: 2, service: 's3', region: 'eu-west-1' };
  const add = (name: string) => aws.addUser({ account, name });
  const [grace, evil, nobody] = [add('grace'), add(hostile), add('nobody')];
  grace.addKey({ createdDaysAgo: 5, lastUsed: used });
  grace.addKey({ createdDaysAgo: 3 });
  evil.addKey({ createdDaysAgo: 400, lastUsed: used });
  return [grace, evil, nobody];
}

async function chooseFile({ app }: RunningApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

test('whoever may read the report sees everybody’s keys, overdue ones first, and takes them out as a table that runs nothing', async () => {
  const here = await set();
  addColleagues(here.aws);
  here.aws.makeReportsSlow(2);
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').getByText('93 days old').waitFor();
  expect(here.aws.log.some(({ action }) => action.endsWith('CredentialReport'))).toBe(false);

  await page.getByRole('button', { name: 'Team' }).click();
  await page.getByRole('combobox', { name: 'Ask with the key of' }).selectOption('default');
  await page.getByRole('button', { name: 'Ask AWS' }).click();
  await page.getByRole('status').filter({ hasText: 'AWS makes the report' }).waitFor();
  await page.getByText('2 of 5 users have an overdue key.').waitFor();
  await page.getByRole('heading', { name: `Account ${account}` }).waitFor();

  const rows = page.getByRole('table', { name: 'Team' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(4);
  const texts = await rows.allInnerTexts();
  expect(texts[1]).toContain(hostile);
  expect(texts[1]).toContain('at least 400 days old, overdue');
  expect(texts[2]).toContain('joebloggs');
  expect(texts[2]).toContain('team/design/');
  expect(texts[3]).toContain('grace');
  expect(texts[3]).toContain('Two active keys');
  expect(texts[3]).toContain('Never used');

  await page.getByRole('combobox', { name: 'Show' }).selectOption('Everybody');
  await page.getByText('5 of 5 shown').waitFor();
  await page.getByRole('searchbox', { name: 'Search users' }).fill('HYPER');
  await page.getByText('1 of 1 shown').waitFor();

  const csv = join(here.desktop.home, 'team.csv');
  await chooseFile(keyturn, csv);
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await page.getByRole('status').filter({ hasText: 'The CSV file is written' }).waitFor();
  const text = await readFile(csv, 'utf8');
  expect(text.trim().split('\r\n')).toHaveLength(2);
  expect(text).toContain(`'${hostile}`);
  expect(text).toContain('"overdue"');
  expect(text).not.toMatch(/(^|[,;"])=/m);
  expect((await stat(csv)).mode & 0o777).toBe(0o600);

  // Nothing was changed, and what was read is still there after another view was looked at.
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Team' }).click();
  await page.getByText('2 of 5 users have an overdue key.').waitFor();
  expect(await fileNow(here)).toBe(here.original.toString());
  expect(keyStates(here)).toEqual(['old Active']);
  const changes = here.aws.log.filter(({ action }) => /^(Create|Update|Delete)/.test(action));
  expect(changes).toEqual([]);
});

test('whoever may not is told what it takes; the policy that is copied, once attached, opens the report', async () => {
  const here = await set();
  const own: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'iam:*AccessKey*', Resource: '*' }],
  };
  here.user.attachPolicy(own);
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').getByText('93 days old').waitFor();

  await activate(page, 'Team');
  await activate(page, 'Ask AWS');
  const alert = page.getByRole('alert').filter({ hasText: 'This user may not read the report' });
  await alert.waitFor();
  await page.getByText('iam:GetCredentialReport', { exact: true }).waitFor();
  await page.getByText('AWS said: AccessDenied (GenerateCredentialReport').waitFor();
  await activate(page, 'Copy policy');
  await page.getByRole('status').filter({ hasText: 'The policy is in the clipboard' }).waitFor();
  const copied = await keyturn.app.evaluate(({ clipboard }) => clipboard.readText());
  const policy: PolicyDocument = JSON.parse(copied);
  here.user.attachPolicy(policy);

  await page.getByRole('button', { name: 'Ask AWS' }).focus();
  await press(page, 'Enter');
  await page.getByText('1 of 2 users has an overdue key.').waitFor();
  // The focus has stayed where the person was.
  await tabTo(page, 'Export CSV');
  expect(await page.getByRole('row').filter({ hasText: 'joebloggs' }).count()).toBe(1);
});

test('a report that AWS can’t give is told with a way to try again', async () => {
  const here = await set();
  const page = await (await here.start()).page();
  await itemOf(page, 'default').getByText('93 days old').waitFor();
  const trouble = here.aws.behave({
    kind: 'refuse',
    action: 'GetCredentialReport',
    status: 400,
    code: 'Throttling',
    message: 'Rate exceeded',
  });
  await page.getByRole('button', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Ask AWS' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'AWS asks to slow down' });
  await alert.waitFor();
  trouble.clear();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('1 of 2 users has an overdue key.').waitFor();
});
