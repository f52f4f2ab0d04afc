import type { Page } from 'playwright';
import { expect } from 'vitest';

/**
 * The name of the element that has the focus, once it is sure that a person can see it. What takes the place of a
 * control that went away may have it a snapshot later, and a list that grows above it moves it for a moment.
 */
export async function focused(page: Page): Promise<string> {
  await expect.poll(() => withFocus(page)).not.toMatch(/^nothing$|^out of sight/);
  return withFocus(page);
}

async function withFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return 'nothing';
    const { width, height, bottom, top } = element.getBoundingClientRect();
    const isSeen = width > 0 && height > 0 && bottom > 0 && top < window.innerHeight;
    const label =
      element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    const name = element.getAttribute('aria-label') ?? label ?? element.textContent;
    return isSeen ? name.trim() : `out of sight: ${name}`;
  });
}

/** Presses a key, and looks where the focus is then. */
export async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await focused(page);
}

/** Presses Tab until the control of that name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await press(page, 'Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`no Tab leads to “${name}”`);
}

/** Presses Tab until the control has the focus, then Enter. */
export async function activate(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await press(page, 'Enter');
}
