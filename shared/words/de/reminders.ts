export * from '../en/reminders.ts';
