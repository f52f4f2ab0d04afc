import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import type { RunningApplication } from '../../support/application.ts';
import { groupIsAlive } from '../../support/desktop/processes.ts';
import { until } from '../../support/desktop/until.ts';
import { fileNow, itemOf, keyStates, rotatedFile, type Scene } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

// Longer than an untroubled step, shorter than what quitting waits for at most.
const PATIENCE = 14_000;

async function ended({ process }: RunningApplication): Promise<void> {
  const leader = process.pid ?? 0;
  await until('Keyturn to end by itself', () => !groupIsAlive(leader), PATIENCE);
}

async function quitFromTray({ desktop }: Scene): Promise<void> {
  await desktop.tray.click('Quit Keyturn');
}

async function journals({ userData }: Scene): Promise<number> {
  const folder = join(userData, 'journal');
  return existsSync(folder) ? (await readdir(folder)).length : 0;
}

/** All that the journal holds. */
async function recordsOf({ userData }: Scene): Promise<string> {
  const folder = join(userData, 'journal');
  const files = await readdir(folder);
  return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('');
}

/** Rotates until AWS has made the key, and its answer is on a slow way. */
async function rotateUntilMade(here: Scene): Promise<RunningApplication> {
  const slow = { action: 'CreateAccessKey', moment: 'after', milliseconds: 3000 } as const;
  here.aws.behave({ kind: 'delay', ...slow });
  const keyturn = await here.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await until('the new key', () => keyStates(here).length === 2);
  return keyturn;
}

describe('quit in the middle of a rotation, Keyturn ends by itself', () => {
  test('while it checks: nothing has changed', async () => {
    const here = await set();
    const keyturn = await here.start();
    await itemOf(await keyturn.page(), 'default')
      .getByText('93 days old, overdue')
      .waitFor();
    const slow = { action: 'GetCallerIdentity', moment: 'before', milliseconds: 2000 } as const;
    here.aws.behave({ kind: 'delay', ...slow });
    await here.desktop.tray.click('default · 93 days · Rotate');
    await quitFromTray(here);
    await ended(keyturn);
    expect(keyStates(here)).toEqual(['old Active']);
    expect(await fileNow(here)).toBe(here.original.toString());
    here.aws.clearBehaviours();
    await itemOf(await (await here.start()).page(), 'default').waitFor();
    expect(await journals(here)).toBe(0);
  });

  test('while AWS answers with the new key: its id is journalled, and the next start takes it back', async () => {
    const here = await set();
    const keyturn = await rotateUntilMade(here);
    await quitFromTray(here);
    await ended(keyturn);
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);
    expect(await fileNow(here)).toBe(here.original.toString());
    expect(await recordsOf(here)).toContain('"created"');

    const page = await (await here.start()).page();
    await page.getByRole('alert').filter({ hasText: 'The new key was deleted again.' }).waitFor();
    expect(keyStates(here)).toEqual(['old Active']);
  });

  test('while the new key is proven: the next start finishes what the keychain has kept', async () => {
    const here = await set();
    const lag = here.aws.behave({ kind: 'lag', span: 'for ever' });
    const keyturn = await here.start();
    const page = await keyturn.page();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByText('of 3 checks passed').waitFor();
    await quitFromTray(here);
    await ended(keyturn);
    lag.clear();
    expect(await journals(here)).toBe(1);

    const again = await (await here.start()).page();
    await again.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    expect(await fileNow(here)).toBe(rotatedFile(here));
  });

  test('while the old key is deactivated: it is, and the next start knows', async () => {
    const here = await set();
    const keyturn = await here.start();
    const page = await keyturn.page();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    const slow = { action: 'UpdateAccessKey', moment: 'after', milliseconds: 2000 } as const;
    here.aws.behave({ kind: 'delay', ...slow });
    await page.getByRole('radio', { name: 'Only on this computer' }).click();
    await until('the old key to be inactive', () => keyStates(here).includes('old Inactive'));
    await quitFromTray(here);
    await ended(keyturn);
    here.aws.clearBehaviours();
    expect(await recordsOf(here)).toContain('"deactivated"');
    expect(await fileNow(here)).toBe(rotatedFile(here));
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('by %s, too', async (signal) => {
    const here = await set({ settings: { policy: { ...defaultPolicy, backups: false } } });
    const keyturn = await rotateUntilMade(here);
    keyturn.process.kill(signal);
    await ended(keyturn);
    expect(await recordsOf(here)).toContain('"created"');
    const page = await (await here.start()).page();
    await page.getByRole('alert').filter({ hasText: 'The new key was deleted again.' }).waitFor();
    expect(keyStates(here)).toEqual(['old Active']);
    expect(await fileNow(here)).toBe(here.original.toString());
  });
});
