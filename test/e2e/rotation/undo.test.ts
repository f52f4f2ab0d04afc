import { describe, expect, test } from 'vitest';
import { fileNow, keyStates, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

async function rotateAndRetire(here: Scene): Promise<void> {
  const keyturn = await here.start();
  const page = await keyturn.page();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('radio', { name: 'Only on this computer' }).click();
  await page.getByRole('status').filter({ hasText: 'is deactivated' }).waitFor();
  await keyturn.close();
}

describe('in the grace period, after a restart,', () => {
  test('undo brings the old key back into the file, and a person lets the new one go', async () => {
    const here = await set();
    await rotateAndRetire(here);
    expect(keyStates(here)).toEqual(['old Inactive', 'new Active']);

    const page = await (await here.start()).page();
    await page.getByRole('button', { name: 'Undo rotation of default' }).click();
    await page.getByRole('status').filter({ hasText: 'default has its old key again' }).waitFor();
    expect(await fileNow(here)).toBe(here.original.toString());
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);

    await page.getByRole('button', { name: 'Delete the new key of default' }).click();
    await expect.poll(() => keyStates(here)).toEqual(['old Active']);
    expect(await fileNow(here)).toBe(here.original.toString());
  });
});
