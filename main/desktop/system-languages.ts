import { app } from 'electron';

/** The languages a person prefers in the system's settings, the preferred one first ("de-AT", "en-GB"). */
export function systemLanguages(): readonly string[] {
  return app.getPreferredSystemLanguages();
}
