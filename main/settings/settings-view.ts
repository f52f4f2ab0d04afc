import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { spokenBy } from '../../shared/words/language.ts';
import type { AppSettings } from './settings.ts';

/** A person's settings, as the window shows them. */
export function settingsView(
  settings: Pick<
    AppSettings,
    | 'policy'
    | 'limits'
    | 'appearance'
    | 'reminders'
    | 'network'
    | 'accountNames'
    | 'welcomed'
    | 'ticked'
  >,
  systemLanguages: readonly string[],
): Pick<
  Snapshot,
  | 'policy'
  | 'limits'
  | 'appearance'
  | 'language'
  | 'reminders'
  | 'connection'
  | 'accountNames'
  | 'welcomed'
  | 'handoutChecklist'
> {
  const appearance = settings.appearance();
  return {
    policy: settings.policy(),
    limits: settings.limits(),
    appearance,
    language: spokenBy(appearance.language, systemLanguages),
    reminders: settings.reminders.get(),
    connection: settings.network.get(),
    accountNames: settings.accountNames(),
    welcomed: settings.welcomed(),
    handoutChecklist: settings.ticked.get(),
  };
}
