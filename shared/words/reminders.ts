import * as german from './de/reminders.ts';
import * as english from './en/reminders.ts';
import { inLanguages } from './language.ts';

export type { ReminderWords } from './en/reminders.ts';

export const { reminderWords, reminderSettingsWords, snoozeWords } = inLanguages(english, german);
