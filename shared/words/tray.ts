import * as german from './de/tray.ts';
import * as english from './en/tray.ts';
import { inLanguages } from './language.ts';

export const { trayWords, notificationWords } = inLanguages(english, german);
