import { afterEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../shared/policy.ts';
import { expectNoSecretOutside } from './no-secret-outside.ts';
import { fileNow, keyStates, openScene, rotatedFile, type Scene } from './scene.ts';

let scene: Scene | undefined;

afterEach(async () => {
  try {
    if (scene !== undefined) {
      await expectNoSecretOutside(scene);
    }
  } finally {
    await scene?.close();
    scene = undefined;
  }
});

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
    const here = await openScene({ settings: { policy: { ...defaultPolicy, backups: false } } });
    scene = here;
    await killInTheProof(here);

    const page = await (await here.start()).page();
    const alert = page.getByRole('alert').filter({ hasText: 'was interrupted' });
    await alert.waitFor();
    await expect(alert.textContent()).resolves.toContain('The new key was deleted again.');
    expect(keyStates(here)).toEqual(['old Active']);
    expect(await fileNow(here)).toBe(here.original.toString());
  });

  test('finishes the rotation where the keychain has kept the new key', async () => {
    const here = await openScene();
    scene = here;
    await killInTheProof(here);

    const page = await (await here.start()).page();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);
    expect(await fileNow(here)).toBe(rotatedFile(here));
  });
});
