import type { Page } from 'playwright';
import { mfaWords } from '../../shared/words/rotation/questions.ts';
import { rotatedTitle } from '../../shared/words/rotation/rotation.ts';
import { profileWords } from '../../shared/words/window.ts';
import type { SampleHome } from '../../test/support/sample-home.ts';

const rotationLimitMs = 60_000;

/** Rotates the profile that requires an MFA code as a person would, with the current code of the device. */
export async function rotateGuarded(page: Page, { profiles }: SampleHome): Promise<void> {
  const { name, device } = profiles.guarded;
  await page.getByRole('button', { name: profileWords.rotate(name), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: mfaWords.title });
  const box = dialog.getByRole('textbox', { name: mfaWords.code });
  await box.waitFor({ timeout: rotationLimitMs });
  await box.fill(device.codeAt());
  await dialog.getByRole('button', { name: mfaWords.go }).click();
  const rotated = page.getByRole('status').filter({ hasText: rotatedTitle([name]) });
  await rotated.waitFor({ timeout: rotationLimitMs });
}
