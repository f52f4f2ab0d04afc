import type { Locator, Page } from 'playwright';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { maskKeyId } from '../../shared/values/identifiers.ts';
import { welcomeWords } from '../../shared/words/profiles/list.ts';
import { retirementSentence, rotatedTitle } from '../../shared/words/rotation/rotation.ts';
import { profileWords, usedElsewhereWords } from '../../shared/words/window.ts';
import type { IssuedKey } from '../../test/support/aws-double/index.ts';
import type { SampleHome } from '../../test/support/sample-home.ts';

const dayMs = 24 * 60 * 60 * 1000;
const startLimitMs = 30_000;
const rotationLimitMs = 60_000;

/**
 * Closes the welcome, rotates the overdue profile as a person would, and answers that its key is used nowhere else, so
 * that the old one is deactivated. Returns the seconds from the click to the saved key.
 */
export async function rotateOverdue(page: Page, { profiles }: SampleHome): Promise<number> {
  const { name, key } = profiles.overdue;
  const onlyHere = usedElsewhereWords.answers['only here'];
  const rotate = page.getByRole('button', { name: profileWords.rotate(name), exact: true });
  await rotate.waitFor({ timeout: startLimitMs });
  await page.getByRole('button', { name: welcomeWords.done }).click();
  const clickedAt = performance.now();
  await rotate.click();
  await statusWith(page, rotatedTitle([name])).waitFor({ timeout: rotationLimitMs });
  const seconds = (performance.now() - clickedAt) / 1000;
  await page.getByRole('radio', { name: onlyHere.label }).click();
  await retired(page, key.id).waitFor({ timeout: rotationLimitMs });
  return seconds;
}

/** The status that says when the old key will be deleted. */
function retired(page: Page, oldKey: IssuedKey['id']): Locator {
  const announced = (deactivatedAt: number): Locator => {
    const deleteAfter = deactivatedAt + defaultPolicy.graceDays * dayMs;
    const deletion = { is: 'planned', on: deleteAfter } as const;
    const retirement = { oldKey: 'deactivated', at: deactivatedAt, deletion } as const;
    return statusWith(page, retirementSentence(retirement, maskKeyId(oldKey)));
  };
  // Midnight may pass in between.
  const now = Date.now();
  return announced(now).or(announced(now + rotationLimitMs));
}

function statusWith(page: Page, text: string): Locator {
  return page.getByRole('status').filter({ hasText: text });
}
