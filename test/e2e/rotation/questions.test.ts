import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newRecord, printRecord } from '../../../main/locks/lock-record.ts';
import { maskKeyId } from '../../../shared/values/identifiers.ts';
import {
  allowOwnDevices,
  allowOwnKeys,
  allowWithMfa,
  denyWithoutMfa,
} from '../../support/aws-double/index.ts';
import { fileNow, keyStates, newKeyOf, rotatedFile } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

describe('a user whose keys may be touched only with MFA, by a policy that says so to nobody,', () => {
  test.each([
    ['whose profile names a device', true],
    ['whose device AWS names', false],
  ])('%s, is offered the rotation, and rotates with a code', async (_, isNamed) => {
    const here = await set();
    here.user.attachPolicy(allowWithMfa({ withPath: true }));
    here.user.attachPolicy(allowOwnDevices({ withPath: true }));
    const device = here.user.addMfaDevice({ name: 'phone' });
    if (isNamed) {
      await writeFile(
        join(here.desktop.home, '.aws', 'config'),
        `[default]\nmfa_serial = ${device.serial}\n`,
      );
    }
    const page = await (await here.start()).page();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    const dialog = page.getByRole('dialog', { name: 'MFA code' });
    await dialog.getByText('AWS didn’t allow ListAccessKeys.').waitFor();
    await dialog.getByRole('button', { name: 'What to ask your administrator for' }).waitFor();
    // As a keyboard of wide letters types it.
    const wide = device
      .codeAt()
      .replaceAll(/\d/g, (digit) => '０１２３４５６７８９'.charAt(Number(digit)));
    await dialog.getByRole('textbox', { name: 'MFA code' }).fill(wide);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);
  });
});

describe('a rotation asks first', () => {
  test('for an MFA code: a wrong one is asked for again, the right one rotates', async () => {
    const here = await set();
    here.user.attachPolicy(allowOwnKeys({ withPath: true }));
    here.user.attachPolicy(denyWithoutMfa({ withPath: true }));
    const device = here.user.addMfaDevice({ name: 'phone' });
    await writeFile(
      join(here.desktop.home, '.aws', 'config'),
      `[default]\nmfa_serial = ${device.serial}\n`,
    );
    const page = await (await here.start()).page();
    await page.getByRole('button', { name: 'Rotate default' }).click();

    const dialog = page.getByRole('dialog', { name: 'MFA code' });
    const code = dialog.getByRole('textbox', { name: 'MFA code' });
    await code.fill('000000');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(keyStates(here)).toEqual(['old Active']);

    await code.fill(device.codeAt());
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    expect((await fileNow(here)).replaceAll('\r', '')).toBe(rotatedFile(here));

    // The session of the code is still good: the old key is retired without another one.
    await page.getByRole('radio', { name: 'Only on this computer' }).click();
    await page.getByRole('status').filter({ hasText: 'is deactivated' }).waitFor();
    expect(keyStates(here)).toEqual(['old Inactive', 'new Active']);
  });

  test('which of two keys may go, and once more before it does', async () => {
    const here = await set();
    const spare = here.user.addKey({ createdDaysAgo: 400 });
    const page = await (await here.start()).page();
    await page.getByRole('button', { name: 'Rotate default' }).click();

    const dialog = page.getByRole('dialog', { name: 'This user already has two keys' });
    await dialog.getByText(spare.id).waitFor();
    const masked = maskKeyId(spare.id);
    await dialog.getByRole('button', { name: `Delete ${masked} and rotate` }).click();
    expect(here.aws.keysOf(here.user).map(({ id }) => id)).toContain(spare.id);
    await dialog.getByRole('button', { name: 'Delete it for good' }).click();

    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    expect(here.aws.keysOf(here.user).map(({ id }) => id)).not.toContain(spare.id);
    expect(await fileNow(here)).toBe(rotatedFile(here));
    expect(keyStates(here)).toEqual(['old Active', 'new Active']);
  });

  test('which two of three keys have to go, before AWS has room for a new one', async () => {
    const here = await set();
    const spares = [
      here.user.addKey({ createdDaysAgo: 400 }),
      here.user.addKey({ createdDaysAgo: 500 }),
    ];
    const page = await (await here.start()).page();
    await page.getByRole('button', { name: 'Rotate default' }).click();

    const dialog = page.getByRole('dialog', { name: 'This user already has 3 keys' });
    const remove = dialog.getByRole('button', { name: 'Delete 2 keys and rotate' });
    const [first, second] = spares.map(({ id }) =>
      dialog.getByRole('checkbox', { name: `Delete ${maskKeyId(id)}` }),
    );
    await first?.check();
    await dialog.getByText('1 of 2 chosen.').waitFor();
    expect(await remove.count()).toBe(0);
    await second?.check();
    await remove.click();
    expect(here.aws.keysOf(here.user)).toHaveLength(3);
    await dialog.getByRole('button', { name: 'Delete them for good' }).click();

    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    const left = here.aws.keysOf(here.user).map(({ id }) => id);
    for (const { id } of spares) expect(left).not.toContain(id);
    expect(await fileNow(here)).toBe(rotatedFile(here));
  });

  test('what to do without a backup where the keychain is locked', async () => {
    const here = await set({ keyring: 'locked' });
    const page = await (await here.start()).page();
    await page.getByRole('button', { name: 'Rotate default' }).click();

    const dialog = page.getByRole('dialog', { name: 'The keychain is locked' });
    await dialog.getByRole('button', { name: 'Go on without a backup' }).waitFor();
    expect(here.aws.log.some(({ action }) => action === 'CreateAccessKey')).toBe(false);

    await here.desktop.keyring?.unlock();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    expect(await fileNow(here)).toBe(rotatedFile(here));
    const kept = await here.desktop.keyring?.lookup({
      service: 'Keyturn',
      account: newKeyOf(here),
    });
    expect(kept).toContain(here.aws.secretOf(newKeyOf(here)));
  });

  test('whether to take over from another computer that holds the lock of the files', async () => {
    const here = await set();
    const lock = join(here.desktop.home, '.aws', '.credentials.keyturn-lock');
    const anna = {
      host: 'annas-laptop',
      machine: '0'.repeat(32),
      boot: 'another boot',
      processSpace: '',
      process: 7,
      started: '',
    };
    await writeFile(lock, printRecord(newRecord(anna)));
    const page = await (await here.start()).page();
    await page.getByRole('button', { name: 'Rotate default' }).click();

    const dialog = page.getByRole('dialog', {
      name: 'Another Keyturn may be at work on these files',
    });
    await dialog.getByText('annas-laptop').waitFor();
    expect(here.aws.log.some(({ action }) => action === 'CreateAccessKey')).toBe(false);

    await dialog.getByRole('button', { name: 'Take it over' }).click();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    expect(await fileNow(here)).toBe(rotatedFile(here));
  });

  test('whether to go on without the right to delete, and then leaves nothing undone in silence', async () => {
    const here = await set();
    here.user.deny({ action: 'DeleteAccessKey' });
    const page = await (await here.start()).page();
    await page.getByRole('button', { name: 'Rotate default' }).click();

    const dialog = page.getByRole('dialog', { name: 'Some permissions are missing' });
    await dialog.getByText('DeleteAccessKey').first().waitFor();
    expect(keyStates(here)).toEqual(['old Active']);
    here.aws.behave({ kind: 'lag', span: 'for ever' });
    await dialog.getByRole('button', { name: 'Rotate anyway' }).click();

    // The new key is never accepted and may not be deleted: it is deactivated instead.
    await page.getByText('of 3 checks passed').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('so it was deactivated.').waitFor();
    expect(keyStates(here)).toEqual(['old Active', 'new Inactive']);
    expect(await fileNow(here)).toBe(here.original.toString());
  });
});
