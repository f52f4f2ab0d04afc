import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEarlySettings } from '../../../main/settings/early-settings.ts';

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
  expect(readEarlySettings(folder)).toEqual({ place, language: 'system' });
});

test('the tray speaks the chosen language from its first word on', async () => {
  const settings = { version: 1, appearance: { theme: 'dark', language: 'de' } };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
  expect(readEarlySettings(folder)).toEqual({ place: undefined, language: 'de' });
});

test('without a file it opens as the first time', () => {
  expect(readEarlySettings(folder)).toEqual({ place: undefined, language: 'system' });
});

test.runIf(process.platform !== 'win32')('a pipe in its place keeps nothing waiting', () => {
  execFileSync('mkfifo', [join(folder, 'settings.json')]);
  expect(readEarlySettings(folder)).toEqual({ place: undefined, language: 'system' });
});

test.each([
  ['nothing of it', '{}'],
  ['no settings', '[]'],
  ['no JSON', '{"window":'],
  ['nothing', 'null'],
  ['a text', JSON.stringify({ window: 'left' })],
  ['half of it', JSON.stringify({ window: { x: 1, y: 2, width: 3 } })],
  ['no whole number', JSON.stringify({ window: { ...place, x: 0.5 } })],
  ['a language that nobody speaks here', JSON.stringify({ appearance: { language: 'tlh' } })],
  ['words for numbers', JSON.stringify({ window: { ...place, x: '1' } })],
])('a file that holds %s keeps no window from opening', async (_, text) => {
  await writeFile(join(folder, 'settings.json'), text);
  expect(readEarlySettings(folder)).toEqual({ place: undefined, language: 'system' });
});
