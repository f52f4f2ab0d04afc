import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Area } from '../../shared/area.ts';

/**
 * Where the window was, out of the settings file, for the first window: it opens before there is anything that reads
 * the whole file. Undefined where the file does not tell, whatever is wrong with it: who reads all of it finds out.
 */
export function placeInFile(folder: string): Area | undefined {
  try {
    const settings: unknown = JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8'));
    const place = partOf(settings, 'window');
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => {
      const length = partOf(place, name);
      return typeof length === 'number' && Number.isInteger(length) ? length : undefined;
    });
    return x === undefined || y === undefined || width === undefined || height === undefined
      ? undefined
      : { x, y, width, height };
  } catch {
    return undefined;
  }
}

function partOf(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
}
