import path from 'node:path';
import { readProperty } from '../../shared/lib/read-property.ts';
import type { Area } from '../../shared/values/area.ts';
import { type LanguageChoice, languageChoices } from '../../shared/words/language.ts';
import { readSettingsText } from './settings-text.ts';

/** What the tray and the first window need of the settings. */
export type EarlySettings = {
  /** Where the window was. */
  readonly place: Area | undefined;
  readonly language: LanguageChoice;
};

/**
 * Reads it out of the settings file before there is anything that reads the whole file. What the file does not tell is
 * as on a first start, whatever is wrong with it: who reads all of it finds out.
 */
export function readEarlySettings(folder: string): EarlySettings {
  try {
    const settings: unknown = JSON.parse(readSettingsText(path.join(folder, 'settings.json')));
    const language = readProperty(readProperty(settings, 'appearance'), 'language');
    return {
      place: areaOf(readProperty(settings, 'window')),
      language: languageChoices.find((choice) => choice === language) ?? 'system',
    };
  } catch {
    return { place: undefined, language: 'system' };
  }
}

function areaOf(place: unknown): Area | undefined {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => {
    const length = readProperty(place, name);
    return typeof length === 'number' && Number.isInteger(length) ? length : undefined;
  });
  return x === undefined || y === undefined || width === undefined || height === undefined
    ? undefined
    : { x, y, width, height };
}
