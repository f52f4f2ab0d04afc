import { afterAll, beforeAll, expect, test } from 'vitest';
import { languageNames } from '../../../shared/words/language.ts';
import { overhangAt, textsOn } from '../../support/gallery/on-the-page.ts';
import { type OpenGallery, openGallery } from '../../support/gallery/open-gallery.ts';
import { pseudo, pseudoWords } from '../../support/gallery/pseudo-words.ts';
import { galleryStates } from '../../support/gallery/states.ts';

let gallery: OpenGallery;

beforeAll(async () => {
  gallery = await openGallery([pseudoWords], pseudo);
});

afterAll(async () => {
  await gallery.close();
});

// What `Intl` writes into dates and lists; the name of the key in the mark.
const ofIntl = new Set(
  'Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec January February March April June July August September October November December AM PM and this hour hours yesterday day days ago'.split(
    ' ',
  ),
);

// Each language calls itself so.
const ofLanguages = new Set<string>(Object.values(languageNames));

/** What is typed is the same in every language. */
const command = /aws iam [^\n]*/g;

test('in a language with longer words, no word of this one is left, and the window fits where it is narrowest', async () => {
  const left = new Map<string, string>();
  for (const [name, state] of galleryStates) {
    await gallery.show(name);
    expect(await overhangAt(gallery.page, 420), name).toBeLessThanOrEqual(0);
    const facts = new Set(JSON.stringify(state).match(/[A-Za-z]+/g));
    for (const whole of await textsOn(gallery.page)) {
      const text = whole.replaceAll(command, '');
      for (const word of text
        .replaceAll(/…\w{4}/g, '')
        .match(/(?<!\p{L})[A-Za-z]{2,}(?!\p{L})/gu) ?? []) {
        const isWord = !facts.has(word) && !ofIntl.has(word) && !ofLanguages.has(word);
        if (isWord) left.set(word, `${name}: ${text}`);
      }
    }
  }
  expect(Object.fromEntries(left)).toEqual({});
}, 300_000);
