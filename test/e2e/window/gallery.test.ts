import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshots } from '../../support/fixtures/snapshots.ts';
import { bringAxe, type PageLook } from '../../support/gallery/examine.ts';
import {
  lookAt,
  lookThrough,
  type GalleryFindings,
  widths,
} from '../../support/gallery/look-through.ts';
import { overhangAt } from '../../support/gallery/on-the-page.ts';
import { type OpenGallery, openGallery } from '../../support/gallery/open-gallery.ts';
import { ofOpenReasons, ofQuestions, ofRotations } from '../../support/gallery/states.ts';

let gallery: OpenGallery;
let seen: GalleryFindings;

beforeAll(async () => {
  gallery = await openGallery();
  await bringAxe(gallery.page);
  seen = await lookThrough(gallery);
}, 300_000);

afterAll(async () => {
  await gallery.close();
});

const lookNames: readonly PageLook[] = ['light', 'dark', 'high contrast'];

const dark = '(prefers-color-scheme: dark) and (forced-colors: none)';

/** A text that cannot be read in one look. */
function dimIn(media: string): string {
  const colours = 'background: #000; color: #444; forced-color-adjust: none';
  return `<style>@media ${media} { #dim { ${colours} } }</style><p id="dim">dim</p>`;
}

/** A text that is not there in one look. */
function hiddenIn(media: string): string {
  return `<style>@media ${media} { #gone { display: none } }</style><p id="gone">gone</p>`;
}

async function append(html: string): Promise<void> {
  await gallery.page.evaluate((text) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', text);
  }, html);
}

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

  test.each(lookNames)('gives axe nothing to find: %s', (look) => {
    expect(seen.in[look]).toEqual([]);
    process.stdout.write(`${look}: axe found nothing in ${String(seen.states)} states\n`);
    expect(seen.states).toBeGreaterThan(150);
  });

  test.each(widths)('fits into a window of %i pixels; one at 200 % has half as many', (width) => {
    expect(seen.at.get(width)).toEqual([]);
  });

  test.each<readonly [string, PageLook, string, string]>([
    ['a button without a name', 'light', 'button-name', '<button></button>'],
    ['grey on black', 'dark', 'color-contrast', dimIn(dark)],
    ['grey on black', 'high contrast', 'color-contrast', dimIn('(forced-colors: active)')],
    ['what only some see', 'dark', 'visible', hiddenIn(dark)],
  ])('is looked at closely enough for %s: %s', async (_, look, rule, html) => {
    await gallery.show('snapshot usual');
    await append(html);
    const found = await lookAt(gallery);
    expect(found.map(([where]) => where)).toEqual([look]);
    expect(found.join()).toContain(rule);
  });

  test.each(widths)(
    'is looked at closely enough for what is too wide: %i pixels',
    async (width) => {
      await gallery.show('snapshot usual');
      await append(`<div style="width: ${String(width + 1)}px">wide</div>`);
      expect(await overhangAt(gallery.page, width)).toBeGreaterThan(0);
    },
  );
});
