import path from 'node:path';
import { readProperty } from '../../shared/lib/read-property.ts';
import type { Area } from '../../shared/values/area.ts';
import { type LanguageChoice, languageChoices } from '../../shared/words/language.ts';
import { readSettingsText } from './settings-text.ts';

/** The settings that the tray and the first window need. */
export type EarlySettings = {
  /** Where the window was. */
  readonly place: Area | undefined;
  readonly language: LanguageChoice;
};

/**
 * Reads them from the settings file before the rest of the settings is loaded. Missing or damaged values become those
 * of a first start. Never throws: damage is reported when the whole file is read.
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
