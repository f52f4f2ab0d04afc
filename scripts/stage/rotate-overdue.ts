import type { Page } from 'playwright';
import { maskKeyId } from '../../shared/identifiers.ts';
import { retirementSentence, rotatedTitle } from '../../shared/words/rotation.ts';
import { profileWords, usedElsewhereWords } from '../../shared/words/window.ts';
import type { SampleHome } from '../../test/support/sample-home.ts';

const startLimitMs = 30_000;
const rotationLimitMs = 60_000;

/**
 * Rotates the overdue profile as a person would, and says that its key is used nowhere else, so that
 * the old one is retired. Gives the seconds from the click to the saved key.
 */
export async function rotateOverdue(page: Page, { profiles }: SampleHome): Promise<number> {
  const { name, key } = profiles.overdue;
  const [onlyHere] = usedElsewhereWords.answers;
  const status = page.getByRole('status');
  const rotate = page.getByRole('button', { name: profileWords.rotate(name), exact: true });
  await rotate.waitFor({ timeout: startLimitMs });
  const clickedAt = performance.now();
  await rotate.click();
  await status.filter({ hasText: rotatedTitle([name]) }).waitFor({ timeout: rotationLimitMs });
  const seconds = (performance.now() - clickedAt) / 1000;
  await page.getByRole('radio', { name: onlyHere.label }).click();
  const retired = retirementSentence({ oldKey: 'deactivated', at: 0 }, maskKeyId(key.id));
  await status.filter({ hasText: retired }).waitFor({ timeout: rotationLimitMs });
  return seconds;
}
