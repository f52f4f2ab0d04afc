import { readFileNow } from '../disk/open-descriptor.ts';

// Answers and dates of some hundred keys take a tenth of it. In bytes.
const MOST_BYTES = 4 * 1024 * 1024;

/** The text of the settings file, which no reader of it waits for. Throws the system's error. */
export function readSettingsText(file: string): string {
  return readFileNow(file, MOST_BYTES).bytes.toString('utf8');
}
