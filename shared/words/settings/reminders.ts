import * as german from '../de/settings/reminders.ts';
import * as english from '../en/settings/reminders.ts';
import { inLanguages } from '../language.ts';

export type { ReminderWords } from '../en/settings/reminders.ts';

export const { reminderWords, reminderSettingsWords, snoozeWords } = inLanguages(english, german);
