import { readFileNow } from '../disk/open-descriptor.ts';

// In bytes. Answers and dates of some hundred keys take a tenth of it.
const MOST_BYTES = 4 * 1024 * 1024;

/** Reads the settings file synchronously. Throws the system's error. */
export function readSettingsText(file: string): string {
  return readFileNow(file, MOST_BYTES).bytes.toString('utf8');
}
