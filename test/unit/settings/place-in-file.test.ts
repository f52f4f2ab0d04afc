import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeInFile } from '../../../main/settings/place-in-file.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-place-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const place = { x: -20, y: 40, width: 560, height: 610 };

test('the first window opens where the settings file says that it was', async () => {
  const settings = { version: 1, window: place, limits: { dueDays: 80 } };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
  expect(placeInFile(folder)).toEqual(place);
});

test('without a file it opens as the first time', () => {
  expect(placeInFile(folder)).toBeUndefined();
});

test.each([
  ['nothing of it', '{}'],
  ['no settings', '[]'],
  ['no JSON', '{"window":'],
  ['nothing', 'null'],
  ['a text', JSON.stringify({ window: 'left' })],
  ['half of it', JSON.stringify({ window: { x: 1, y: 2, width: 3 } })],
  ['no whole number', JSON.stringify({ window: { ...place, x: 0.5 } })],
  ['words for numbers', JSON.stringify({ window: { ...place, x: '1' } })],
])('a file that holds %s keeps no window from opening', async (_, text) => {
  await writeFile(join(folder, 'settings.json'), text);
  expect(placeInFile(folder)).toBeUndefined();
});
