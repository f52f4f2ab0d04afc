import { renameSync } from 'node:fs';
import { systemNameOf } from '../base/system-errors.ts';
import { readSettingsText } from './settings-text.ts';
import { parseSettings } from './settings.ts';

/**
 * Renames a settings file that can't be used and returns its new path; undefined if it is fine or missing.
 * Throws the system's error where it can't be renamed.
 */
export function setAsideIfDamaged(file: string, now: Date): string | undefined {
  if (isUsable(file)) return undefined;
  // Windows allows no colon in a file name.
  const date = now.toISOString().replaceAll(':', '-');
  const aside = `${file.replace(/\.json$/, '')}.damaged-${date}.json`;
  renameSync(file, aside);
  return aside;
}

function isUsable(file: string): boolean {
  try {
    return parseSettings(JSON.parse(readSettingsText(file))) !== undefined;
  } catch (cause) {
    return systemNameOf(cause) === 'ENOENT';
  }
}
