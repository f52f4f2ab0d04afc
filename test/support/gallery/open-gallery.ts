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
  /** Shows the state with that name, and presses its buttons; in English by default. */
  show(name: string, language?: Language): Promise<void>;
  close(): Promise<void>;
};

/** Opens it; plugins may change the page. Buttons of a changed page have their changed names. */
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
      const trouble = await page.evaluate(showing(`${name}|${language}`));
      if (trouble !== '') throw new Error(String(trouble));
      const presses = galleryStates.get(name)?.press ?? [];
      for (const label of presses.map(changed)) {
        const summary = page.locator('summary', { hasText: label });
        const unfold = page.locator('button[aria-expanded]', { hasText: label });
        const button = page.getByRole('button', { name: label, exact: true });
        await button.or(summary).or(unfold).click();
      }
      if (presses.length > 0) await page.evaluate(settled);
    },
    close: async () => {
      await desktop.close();
      await served.close();
    },
  };
}

// The page's last task: by then, the results of a press or an answer of the bridge are rendered. It waits for no frame,
// since a window that is not on a screen paints none.
const settled = `scheduler.postTask(() => undefined, { priority: 'background' })`;

/** Shows it in one go, and returns what went wrong. */
function showing(detail: string): string {
  return `new Promise((done) => {
    window.addEventListener('shown', ({ detail }) => done(detail), { once: true });
    window.dispatchEvent(new CustomEvent('show', { detail: ${JSON.stringify(detail)} }));
  }).then((trouble) => ${settled}.then(() => trouble))`;
}
