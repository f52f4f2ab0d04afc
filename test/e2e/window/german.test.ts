import { afterAll, beforeAll, expect, test } from 'vitest';
import { overhangAt, textsOn } from '../../support/gallery/on-the-page.ts';
import { type OpenGallery, openGallery } from '../../support/gallery/open-gallery.ts';
import { galleryStates } from '../../support/gallery/states.ts';
import { catalogue } from '../../support/words/catalogue.ts';
import { saidBy } from '../../support/words/said.ts';

let gallery: OpenGallery;
/** Each text with all that it is in German: "Name" is a button here and a label there. */
let german: ReadonlyMap<string, ReadonlySet<string>>;

beforeAll(async () => {
  const all = new Map<string, Set<string>>();
  for (const text of (await catalogue()).flatMap(saidBy)) {
    all.set(text.english, (all.get(text.english) ?? new Set()).add(text.german ?? 'missing'));
  }
  german = all;
  gallery = await openGallery([], (label) => [...(german.get(label) ?? [label])][0] ?? label);
});

afterAll(async () => {
  await gallery.close();
});

test('in German, every state of the window speaks German, and fits into the narrowest window', async () => {
  const left = new Map<string, string>();
  for (const name of galleryStates.keys()) {
    await gallery.show(name, 'de');
    for (const text of await textsOn(gallery.page)) {
      if (german.get(text)?.has(text) === false) left.set(text, name);
    }
    expect(await overhangAt(gallery.page, 420), name).toBeLessThanOrEqual(0);
  }
  expect(Object.fromEntries(left)).toEqual({});
  expect(await gallery.page.evaluate(() => document.documentElement.lang)).toBe('de');
}, 300_000);
