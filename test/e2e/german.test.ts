import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenGallery, openGallery } from '../support/gallery/open-gallery.ts';
import { galleryStates } from '../support/gallery/states.ts';
import { catalogue } from '../support/words/catalogue.ts';
import { saidBy } from '../support/words/said.ts';

let gallery: OpenGallery;
let german: ReadonlyMap<string, string>;

beforeAll(async () => {
  const said = (await catalogue()).flatMap(saidBy);
  german = new Map(said.map((text) => [text.english, text.german ?? 'missing']));
  gallery = await openGallery([], (label) => german.get(label) ?? label);
});

afterAll(async () => {
  await gallery.close();
});

/** The texts of the page, each as it stands in its element. */
async function texts(): Promise<readonly string[]> {
  return gallery.page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) found.push(walker.currentNode.textContent ?? '');
    for (const element of Array.from(document.querySelectorAll('[aria-label]'))) {
      found.push(element.getAttribute('aria-label') ?? '');
    }
    return found;
  });
}

test('in German, every state of the window speaks German, and fits into the narrowest window', async () => {
  await gallery.page.setViewportSize({ width: 420, height: 800 });
  const left = new Map<string, string>();
  for (const name of galleryStates.keys()) {
    await gallery.show(name, 'de');
    for (const text of await texts()) {
      const translated = german.get(text);
      if (translated !== undefined && translated !== text) left.set(text, name);
    }
    const wide = await gallery.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(wide, name).toBeLessThanOrEqual(0);
  }
  expect(Object.fromEntries(left)).toEqual({});
  expect(await gallery.page.evaluate(() => document.documentElement.lang)).toBe('de');
}, 300_000);
