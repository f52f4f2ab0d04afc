import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshots } from '../support/fixtures/snapshots.ts';
import { overhangOf } from '../support/gallery/on-the-page.ts';
import { type OpenGallery, openGallery } from '../support/gallery/open-gallery.ts';
import {
  galleryStates,
  ofOpenReasons,
  ofQuestions,
  ofRotations,
} from '../support/gallery/states.ts';

let gallery: OpenGallery;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
  page = gallery.page;
  await page.evaluate(axe.source);
});

afterAll(async () => {
  await gallery.close();
});

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
        await gallery.show(name);
        expect(await findings(), `${name}, ${look}`).toEqual([]);
        looked += 1;
      }
      process.stdout.write(`${look}: axe found nothing in ${String(looked)} states\n`);
      expect(looked).toBeGreaterThan(150);
    },
    300_000,
  );

  test('axe would find a button without a name', async () => {
    await gallery.show('snapshot usual');
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
        await gallery.show(name);
        const wide = await overhangOf(page);
        expect(wide, name).toBeLessThanOrEqual(0);
      }
    },
    300_000,
  );
});
