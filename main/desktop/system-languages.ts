import { app } from 'electron';

/** The languages a person has told the system to prefer, the first one most ("de-AT", "en-GB"). */
export function systemLanguages(): readonly string[] {
  return app.getPreferredSystemLanguages();
}
