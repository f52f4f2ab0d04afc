import { z } from 'zod';
import { AutomaticChoice } from '../../shared/contract/automatic.ts';
import { HandoutPlace } from '../../shared/contract/handout.ts';
import {
  defaultReminders,
  Reminders,
  Snoozes,
  ReportedReminders,
} from '../../shared/contract/reminders.ts';
import { UsedElsewhere } from '../../shared/contract/rotation.ts';
import { AccountName, AccountNumber, HomeFolder } from '../../shared/contract/snapshot.ts';
import { UpdateChoice } from '../../shared/contract/updates.ts';
import { defined } from '../../shared/lib/defined.ts';
import {
  Appearance,
  type AppearanceChange,
  defaultAppearance,
} from '../../shared/settings/appearance.ts';
import { defaultLimits, Limits, type LimitsChange } from '../../shared/settings/due.ts';
import { defaultNetworkChoice, NetworkChoice } from '../../shared/settings/network.ts';
import { defaultPolicy, Policy, type PolicyChange } from '../../shared/settings/policy.ts';
import { Area } from '../../shared/values/area.ts';
import { FailureError } from '../../shared/values/failure.ts';
import { type AccessKeyId, accessKeyIdPattern } from '../../shared/values/identifiers.ts';
import { Instant, LastUse } from '../../shared/values/key-facts.ts';
import { systemNameOf } from '../base/system-errors.ts';
import { migrate } from './migrations.ts';

const FilePath = z.string().min(1).max(4096);

/** The lowest level that is logged. */
const LogLevel = z.enum(['debug', 'info', 'warn', 'error']);
export type LogLevel = z.infer<typeof LogLevel>;

/** Notices that are shown once. */
const OneTimeNotice = z.enum(['where it lives', 'no tray']);
export type OneTimeNotice = z.infer<typeof OneTimeNotice>;

const ChosenPaths = z.strictObject({
  files: z.strictObject({ credentials: FilePath.optional(), config: FilePath.optional() }),
  furtherHomes: z.array(HomeFolder).max(20),
});
export type ChosenPaths = z.infer<typeof ChosenPaths>;

/** What the settings file holds: decisions of the person, and what Keyturn remembers. Never a secret. */
export const Settings = z.object({
  version: z.literal(1).default(1),
  /** Whether a key is used elsewhere, by key ID. */
  answers: z.record(z.string().regex(accessKeyIdPattern), UsedElsewhere).default({}),
  /** Keys that may rotate automatically, by key ID. */
  automatic: z.record(z.string().regex(accessKeyIdPattern), AutomaticChoice).default({}),
  logLevel: LogLevel.default('info'),
  policy: Policy.default(defaultPolicy),
  limits: Limits.default(defaultLimits),
  appearance: Appearance.default(defaultAppearance),
  network: NetworkChoice.default(defaultNetworkChoice),
  updates: UpdateChoice.default({}),
  /** The window position, once a person has moved the window. */
  window: Area.optional(),
  /** Notices that were shown. */
  toldOnce: z.array(OneTimeNotice).default([]),
  /** A person's names of accounts, by account number. */
  accountNames: z.record(AccountNumber, AccountName).default({}),
  /** Whether a person has closed the welcome. */
  welcomed: z.boolean().default(false),
  /** The handout checklist: places that have the new key, by the ID of the rotation. */
  ticked: z.record(z.string().max(64), z.array(HandoutPlace)).default({}),
  /** Files and home folders that a person has chosen. */
  paths: ChosenPaths.default({ files: {}, furtherHomes: [] }),
  /** Folders that others may write in and that a person accepted, with owner and mode at that time. */
  trustedFolders: z
    .record(FilePath, z.strictObject({ uid: z.number().int(), mode: z.number().int() }))
    .default({}),
  /** Hosts other than AWS's that a person agreed to for a profile, by its name. */
  trustedHosts: z.record(z.string(), z.array(z.string().max(256)).max(2)).default({}),
  /** Regions of keys that were not found in AWS's usual partition, by key ID. */
  foundRegions: z.record(z.string().regex(accessKeyIdPattern), z.string().max(64)).default({}),
  reminders: Reminders.default(defaultReminders),
  snoozes: Snoozes.default({ keys: {} }),
  /** Reminder items that were reported, and when. */
  told: ReportedReminders.default({}),
  /** When each key of the files was created, in ms since 1970; by key ID. */
  createDates: z.record(z.string().max(128), Instant).default({}),
  /** The last use of each key by others, and Keyturn's own last few uses (ms since 1970); by key ID. */
  lastUses: z
    .record(z.string().max(128), z.strictObject({ own: z.array(Instant), use: LastUse.optional() }))
    .default({}),
});
export type Settings = z.infer<typeof Settings>;

/** Reads and writes all settings as one value. */
export type SettingsStorage = {
  get(): unknown;
  set(value: Settings): void;
};

type Setting<Name extends keyof Settings> = {
  get(): Settings[Name];
  /** Throws FILE_NOT_SAVED and keeps the old value. */
  set(value: Settings[Name]): void;
};

/** The settings, as the application uses them. */
export type AppSettings = {
  readonly answers: {
    get(key: AccessKeyId): UsedElsewhere | undefined;
    /** Throws FILE_NOT_SAVED and keeps the old answer. */
    set(key: AccessKeyId, answer: UsedElsewhere): void;
  };
  readonly automatic: Setting<'automatic'>;
  logLevel(): LogLevel;
  accountNames(): Settings['accountNames'];
  /** An empty name removes it. Throws FILE_NOT_SAVED. */
  nameAccount(account: string, name: string): void;
  readonly ticked: Setting<'ticked'>;
  welcomed(): boolean;
  /** Throws FILE_NOT_SAVED. */
  endWelcome(): void;
  readonly paths: Setting<'paths'>;
  readonly trustedFolders: Setting<'trustedFolders'>;
  readonly trustedHosts: {
    get(profile: string): readonly string[];
    /** Throws FILE_NOT_SAVED and keeps the old hosts. */
    set(profile: string, hosts: readonly string[]): void;
  };
  readonly foundRegions: Setting<'foundRegions'>;
  policy(): Policy;
  limits(): Limits;
  /** Throws FILE_NOT_SAVED, or BAD_REQUEST for two limits that contradict each other, and keeps the old ones. */
  setLimits(limits: LimitsChange): void;
  readonly network: Setting<'network'>;
  readonly updates: Setting<'updates'>;
  appearance(): Appearance;
  /** Throws FILE_NOT_SAVED and keeps the old appearance. */
  setAppearance(appearance: AppearanceChange): void;
  readonly window: Setting<'window'>;
  readonly toldOnce: {
    has(what: OneTimeNotice): boolean;
    /** Throws FILE_NOT_SAVED. */
    add(what: OneTimeNotice): void;
  };
  readonly lastUses: Setting<'lastUses'>;
  readonly reminders: Setting<'reminders'>;
  readonly snoozes: Setting<'snoozes'>;
  readonly told: Setting<'told'>;
  readonly createDates: Setting<'createDates'>;
  /** Throws FILE_NOT_SAVED and keeps the old policy. */
  setPolicy(policy: PolicyChange): void;
};

/** Parses settings and migrates them to this version; undefined where they are not valid. */
export function parseSettings(value: unknown): Settings | undefined {
  return Settings.safeParse(migrate(value)).data;
}

/** Settings that are read once and written with every change. The defaults if they can't be read. */
export function createSettings(storage: SettingsStorage): AppSettings {
  let settings = parseSettings(storage.get()) ?? Settings.parse({});

  function change(next: Settings): void {
    // The next start would set an invalid file aside, and all settings would be lost.
    if (!Settings.safeParse(next).success) throw new FailureError({ code: 'BAD_REQUEST' });
    try {
      storage.set(next);
    } catch (cause) {
      throw notSaved(cause);
    }
    settings = next;
  }

  function kept<Name extends keyof Settings>(name: Name): Setting<Name> {
    return {
      get: () => settings[name],
      set: (value) => {
        change({ ...settings, [name]: value });
      },
    };
  }

  return {
    answers: {
      get: (key) => settings.answers[key],
      set: (key, answer) =>
        change({ ...settings, answers: { ...settings.answers, [key]: answer } }),
    },
    reminders: kept('reminders'),
    snoozes: kept('snoozes'),
    told: kept('told'),
    createDates: kept('createDates'),
    window: kept('window'),
    toldOnce: {
      has: (what) => settings.toldOnce.includes(what),
      add: (what) => change({ ...settings, toldOnce: [...new Set([...settings.toldOnce, what])] }),
    },
    automatic: kept('automatic'),
    lastUses: kept('lastUses'),
    paths: kept('paths'),
    trustedFolders: kept('trustedFolders'),
    trustedHosts: {
      // A profile may be named "constructor".
      get: (profile) =>
        Object.hasOwn(settings.trustedHosts, profile) ? (settings.trustedHosts[profile] ?? []) : [],
      set: (profile, hosts) => {
        change({
          ...settings,
          trustedHosts: { ...settings.trustedHosts, [profile]: [...hosts] },
        });
      },
    },
    foundRegions: kept('foundRegions'),
    accountNames: () => settings.accountNames,
    nameAccount: (account, name) => {
      const { [account]: _, ...others } = settings.accountNames;
      const accountNames = name === '' ? others : { ...others, [account]: name };
      change({ ...settings, accountNames });
    },
    ticked: kept('ticked'),
    welcomed: () => settings.welcomed,
    endWelcome: () => {
      change({ ...settings, welcomed: true });
    },
    logLevel: () => settings.logLevel,
    policy: () => settings.policy,
    limits: () => settings.limits,
    setLimits: (limits) => change({ ...settings, limits: { ...settings.limits, ...limits } }),
    network: kept('network'),
    updates: kept('updates'),
    appearance: () => settings.appearance,
    setAppearance: (appearance) =>
      change({ ...settings, appearance: { ...settings.appearance, ...appearance } }),
    setPolicy: (policy) => change({ ...settings, policy: { ...settings.policy, ...policy } }),
  };
}

function notSaved(cause: unknown): FailureError {
  const systemName = systemNameOf(cause);
  const facts = defined({ systemName });
  return new FailureError({ code: 'FILE_NOT_SAVED', ...facts });
}
