import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { launchKeyturn } from '../support/application.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { snapshots } from '../support/fixtures/snapshots.ts';
import { type Gallery, serveGallery } from '../support/gallery/serve.ts';
import {
  galleryStates,
  ofOpenReasons,
  ofQuestions,
  ofRotations,
} from '../support/gallery/states.ts';

let desktop: Desktop;
let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  const prepared = await prepare('test');
  desktop = await startDesktop({ keyring: 'absent' });
  gallery = await serveGallery();
  const path = fileURLToPath(new URL('../fixtures/gallery-app', import.meta.url));
  const running = await launchKeyturn({ desktop, prepared, path, arguments: [gallery.url] });
  page = await running.page();
  await page.evaluate(axe.source);
});

afterAll(async () => {
  await desktop.close();
  await gallery.close();
});

async function show(name: string): Promise<void> {
  await page.evaluate((detail) => {
    window.dispatchEvent(new CustomEvent('show', { detail }));
  }, name);
  // Asked for by the clock: a window that no screen shows paints nothing to wait for.
  await page.waitForFunction((wanted) => document.body.dataset['shown'] === wanted, name, {
    polling: 10,
  });
  for (const button of galleryStates.get(name)?.press ?? []) {
    const summary = page.locator('summary', { hasText: button });
    await page.getByRole('button', { name: button, exact: true }).or(summary).click();
  }
}

/** What axe finds on the page as it stands, in a line each. */
async function findings(): Promise<readonly string[]> {
  return page.evaluate(`
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary),
      ),
    )
  `);
}

const looks = {
  light: { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', contrast: 'no-preference' },
  'high contrast': { colorScheme: 'dark', forcedColors: 'active', contrast: 'more' },
} as const;

describe('every state of the window', () => {
  test('has a fixture that is in that state', () => {
    for (const [state, names] of Object.entries(ofRotations)) {
      for (const name of names) {
        expect(
          snapshots[name].rotations.map((rotation) => rotation.state),
          name,
        ).toContain(state);
      }
    }
    for (const [about, names] of Object.entries(ofQuestions)) {
      for (const name of names) {
        expect(JSON.stringify(snapshots[name].rotations), name).toContain(`"about":"${about}"`);
      }
    }
    for (const [reason, name] of Object.entries(ofOpenReasons)) {
      expect(JSON.stringify(snapshots[name].rotations), name).toContain(`"reason":"${reason}"`);
    }
  });

  test.each(Object.entries(looks))(
    'gives axe nothing to find: %s',
    async (look, media) => {
      await page.emulateMedia(media);
      let looked = 0;
      for (const name of galleryStates.keys()) {
        await show(name);
        expect(await findings(), `${name}, ${look}`).toEqual([]);
        looked += 1;
      }
      process.stdout.write(`${look}: axe found nothing in ${String(looked)} states\n`);
      expect(looked).toBeGreaterThan(150);
    },
    300_000,
  );

  test('axe would find a button without a name', async () => {
    await show('snapshot usual');
    await page.evaluate(() => {
      document.querySelector('main')?.append(document.createElement('button'));
    });
    expect((await findings()).join()).toContain('button-name');
  });

  test.each([320, 420, 768, 1600])(
    'fits into a window of %i pixels; one at 200 % has half as many',
    async (width) => {
      await page.emulateMedia(looks.light);
      await page.setViewportSize({ width, height: 800 });
      for (const name of galleryStates.keys()) {
        await show(name);
        const wide = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect(wide, name).toBeLessThanOrEqual(0);
      }
    },
    300_000,
  );
});
