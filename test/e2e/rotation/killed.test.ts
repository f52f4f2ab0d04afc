import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { fileNow, keyStates, rotatedFile, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

/** Rotates until the new key is being proven, which never ends here, and takes the power away. */
async function killInTheProof(here: Scene): Promise<void> {
  const killed = await here.start();
  const page = await killed.page();
  const lag = here.aws.behave({ kind: 'lag', span: 'for ever' });
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByText('of 3 checks passed').waitFor();
  expect(keyStates(here)).toEqual(['old Active', 'new Active']);
  await killed.kill();
  lag.clear();
  expect(await fileNow(here)).toBe(here.original.toString());
}

describe('killed while the new key is proven, the next start', () => {
  test('takes the new key back where there is no backup of it', async () => {
    const here = await set({ settings: { policy: { ...defaultPolicy, backups: false } } });
    await killInTheProof(here);

    const page = await (await here.start()).page();
    const alert = page.getByRole('alert').filter({ hasText: 'was interrupted' });
    await alert.getByText('The new key was deleted again.').waitFor();
    expect(keyStates(here)).toEqual(['old Active']);
    expect(await fileNow(here)).toBe(here.original.toString());
  });

  test('finishes the rotation where the keychain has kept the new key', async () => {
    const here = await set();
    await killInTheProof(here);

    const page = await (await here.start()).page();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);
    expect(await fileNow(here)).toBe(rotatedFile(here));
  });
});

describe('killed between the save and the answer, the next start', () => {
  test('tells that the key was rotated and asks again, until it is answered; then it is told no more', async () => {
    const here = await set();
    const killed = await here.start();
    const page = await killed.page();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByRole('group', { name: 'Is this key used anywhere else?' }).waitFor();
    await killed.kill();

    const next = await here.start();
    const again = await next.page();
    await again.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    const question = again.getByRole('group', { name: 'Is this key used anywhere else?' });
    await question.getByRole('radio', { name: 'Also elsewhere' }).click();
    await question.waitFor({ state: 'detached' });
    await next.kill();

    const last = await (await here.start()).page();
    await last.getByText('Old key').first().waitFor();
    expect(await last.getByRole('status').filter({ hasText: 'Rotated default' }).count()).toBe(0);
    expect(await last.getByRole('group', { name: 'Is this key used' }).count()).toBe(0);
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);
  });
});
