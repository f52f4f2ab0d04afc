import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenGallery, openGallery } from '../../support/gallery/open-gallery.ts';
import { difference, madeOn, recordFile, takePictures } from '../../support/gallery/pictures.ts';

let gallery: OpenGallery;

beforeAll(async () => {
  gallery = await openGallery();
});

afterAll(async () => {
  await gallery.close();
});

// Edges of letters may be smoothed a little otherwise; a changed word or colour is more.
const LEAST = 0.00005;

test('the pictures of the documentation show the window as it is, on the runtime and fonts they were made on', async () => {
  const recorded: unknown = JSON.parse(await readFile(recordFile, 'utf8'));
  const here = await madeOn(gallery);
  const isSame = JSON.stringify(recorded) === JSON.stringify(here);
  const changed: string[] = [];
  let taken = 0;
  for await (const { file, png } of takePictures(gallery)) {
    taken += 1;
    const share = isSame ? await difference(gallery, await readFile(file), png) : 0;
    if (share > LEAST) changed.push(`${path.basename(file)}: ${(share * 100).toFixed(2)} %`);
  }
  process.stdout.write(
    isSame
      ? `${String(taken)} pictures compared\n`
      : `pictures taken, not compared: made on ${JSON.stringify(recorded)}, here ${JSON.stringify(here)}\n`,
  );
  expect(changed, 'npm run screenshots makes them anew').toEqual([]);
  expect(taken).toBeGreaterThan(15);
});

test('a word that changes in the window is a difference', async () => {
  await gallery.show('snapshot usual');
  const before = await gallery.page.screenshot({ animations: 'disabled' });
  expect(await difference(gallery, before, before)).toBe(0);
  await gallery.page.evaluate(() => {
    const heading = document.querySelector('h1');
    if (heading !== null) heading.textContent = 'Profile';
  });
  const after = await gallery.page.screenshot({ animations: 'disabled' });
  expect(await difference(gallery, before, after)).toBeGreaterThan(LEAST);
});
