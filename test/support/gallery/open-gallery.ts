import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from 'playwright';
import type { Plugin } from 'vite';
import { prepare } from '../../../scripts/prepare.ts';
import type { Language } from '../../../shared/words/language.ts';
import { launchKeyturn } from '../application.ts';
import { startDesktop } from '../desktop/desktop.ts';
import { serveGallery } from './serve.ts';
import { galleryStates } from './states.ts';

/** The gallery in the runtime that the window ships in. */
export type OpenGallery = {
  readonly page: Page;
  readonly app: ElectronApplication;
  /** Shows the state of that name, and presses what leads to it; in English if not said. */
  show(name: string, language?: Language): Promise<void>;
  close(): Promise<void>;
};

/** Opens it; plugins may change the page. Buttons of a changed page go by their changed names. */
export async function openGallery(
  plugins: readonly Plugin[] = [],
  changed: (label: string) => string = (label) => label,
): Promise<OpenGallery> {
  const prepared = await prepare('test');
  const desktop = await startDesktop({ keyring: 'absent' });
  const served = await serveGallery(plugins);
  const path = fileURLToPath(new URL('../../fixtures/gallery-app', import.meta.url));
  const running = await launchKeyturn({
    desktop,
    prepared,
    path,
    // Dates and numbers look the same on every computer.
    arguments: [served.url, '--lang=en-US'],
    env: { TZ: 'UTC', LANGUAGE: 'en_US', LANG: 'en_US.UTF-8' },
  });
  const page = await running.page();
  return {
    page,
    app: running.app,
    show: async (name, language = 'en') => {
      await page.evaluate((detail) => {
        window.dispatchEvent(new CustomEvent('show', { detail }));
      }, `${name}|${language}`);
      // Asked for by the clock: a window that no screen shows paints nothing to wait for.
      await page.waitForFunction((wanted) => document.body.dataset['shown'] === wanted, name, {
        polling: 10,
      });
      for (const label of (galleryStates.get(name)?.press ?? []).map(changed)) {
        const summary = page.locator('summary', { hasText: label });
        const unfold = page.locator('button[aria-expanded]', { hasText: label });
        const button = page.getByRole('button', { name: label, exact: true });
        await button.or(summary).or(unfold).click();
      }
    },
    close: async () => {
      await desktop.close();
      await served.close();
    },
  };
}
