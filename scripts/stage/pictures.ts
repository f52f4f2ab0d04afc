import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { noTrayWords } from '../../shared/words/desktop.ts';
import { checkoutRoot } from '../prepare/run-script.ts';

const folder = join(checkoutRoot, 'demo');
// In points: high enough for a whole rotation and the next item.
const size = { width: 480, height: 830 } as const;

/** Saves what the window shows from its top on, light and dark; returns the paths relative to the checkout. */
export async function takePictures(app: ElectronApplication, page: Page): Promise<string[]> {
  await rm(pathOf('failed'), { force: true });
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    for (const window of BrowserWindow.getAllWindows()) window.setContentSize(width, height);
  }, size);
  await page.waitForFunction(({ height }) => innerHeight === height, size);
  // A virtual screen has no tray, which the window says.
  const noTray = page.getByRole('button', { name: noTrayWords.understood });
  if (await noTray.isVisible()) await noTray.click();
  await page.keyboard.press('Control+Home');
  await page.waitForFunction(() => scrollY === 0);
  return [await save(page, 'keyturn', 'light'), await save(page, 'keyturn-dark', 'dark')];
}

/** Saves what the window shows after a failure; undefined if there is nothing to see any more. */
export async function takePictureOfFailure(page: Page): Promise<string | undefined> {
  return save(page, 'failed', null).catch(() => undefined);
}

async function save(
  page: Page,
  name: string,
  colorScheme: 'light' | 'dark' | null,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = pathOf(name);
  await page.emulateMedia({ colorScheme });
  await page.screenshot({ path, animations: 'disabled' });
  return relative(checkoutRoot, path);
}

function pathOf(name: string): string {
  return join(folder, `${name}.png`);
}
