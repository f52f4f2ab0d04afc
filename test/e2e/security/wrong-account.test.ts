import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DoubleUser } from '../../support/aws-double/index.ts';
import { expectNoSecretOutside } from '../support/no-secret-outside.ts';
import { fileNow, itemOf, keyStates, openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let page: Page;

beforeEach(async () => {
  scene = await openScene();
  page = await (await scene.start()).page();
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
  await itemOf(page, 'other').getByText('3 days old, fresh').waitFor();
});

afterEach(async () => {
  await scene?.close();
});

/** Somebody of this name in another account. */
function stranger(name: string): DoubleUser {
  return scene.aws.addUser({ account: '210000000009', name, path: '/team/design/' });
}

async function rotateAndSee(told: string): Promise<string> {
  await page.getByRole('button', { name: 'Rotate default' }).click();
  const alert = page.getByRole('alert').filter({ hasText: told });
  await alert.waitFor();
  return alert.innerText();
}

const otherIdentity = 'AWS names another account or another user for the key than before.';

test.each(['joebloggs', 'mallory'])(
  'at the start AWS names %s of another account for the old key: nothing is begun',
  async (name) => {
    const lie = scene.aws.behave({ kind: 'misname', as: stranger(name) });
    const told = await rotateAndSee('default was not rotated');
    expect(told).toContain(otherIdentity);
    expect(told).toContain('Keyturn has changed nothing: neither your files nor your keys on AWS.');
    expect(await fileNow(scene)).toBe(scene.original.toString());
    expect(keyStates(scene)).toEqual(['old Active']);
    await expectNoSecretOutside(scene);

    lie.clear();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  },
);

test('AWS names another account for the new key: it is taken back, and the window says so', async () => {
  scene.aws.behave({ kind: 'misname', as: stranger('joebloggs'), skip: 1, times: 1 });
  const told = await rotateAndSee('default was not rotated');
  expect(told).toContain(otherIdentity);
  expect(await fileNow(scene)).toBe(scene.original.toString());
  expect(keyStates(scene)).toEqual(['old Active']);
  await expectNoSecretOutside(scene);
});

test('AWS names another account for both keys from then on: the new one is told of, and nothing is touched', async () => {
  const lie = scene.aws.behave({ kind: 'misname', as: stranger('joebloggs'), skip: 1 });
  const told = await rotateAndSee('The key now belongs to somebody else');
  expect(told).toContain('Keyturn has changed neither your files nor the old key.');
  expect(told).toContain('may still be on AWS.');
  expect(await fileNow(scene)).toBe(scene.original.toString());
  expect(keyStates(scene)).toEqual(['old Active', 'new Active']);
  await expectNoSecretOutside(scene);

  lie.clear();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => keyStates(scene)).toEqual(['old Active']);
  expect(await fileNow(scene)).toBe(scene.original.toString());
});
