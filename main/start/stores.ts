import path from 'node:path';
import type { Clock } from '../base/clock.ts';
import { createLog, type FileLog } from '../log/create-log.ts';
import type { ManagedPolicyPath } from '../settings/managed-policy-path.ts';
import { createManaged, type Managed, managedSettings } from '../settings/managed-settings.ts';
import { openSettingsFile } from '../settings/settings-file.ts';
import { type AppSettings, createSettings } from '../settings/settings.ts';

/** Opened first: everything else needs settings, and writes to the log. */
export type Stores = {
  /** A person's settings, within what an organisation allows. */
  readonly settings: AppSettings;
  readonly managed: Managed;
  readonly log: FileLog;
  readonly logFile: string;
  /** Where unreadable settings were moved to; undefined if they could be read. */
  readonly damagedSettings: string | undefined;
};

export type StoresOptions = {
  readonly clock: Clock;
  readonly userData: string;
  /** Where an organisation puts its policy. */
  readonly managedPlace: ManagedPolicyPath;
};

/** Opens the settings, the organisation’s rules and the log. */
export function openStores({ clock, userData, managedPlace }: StoresOptions): Stores {
  const { storage, damaged } = openSettingsFile(userData, new Date(clock.now()));
  const managed = createManaged(managedPlace);
  const settings = managedSettings(createSettings(storage), managed, managedPlace.path);
  const logFile = path.join(userData, 'logs', 'keyturn.log');
  const log = createLog({ file: logFile, level: settings.logLevel(), now: clock.now });
  return { settings, managed, log, logFile, damagedSettings: damaged };
}
