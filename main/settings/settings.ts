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

/** How much the log tells. */
const LogLevel = z.enum(['debug', 'info', 'warn', 'error']);
export type LogLevel = z.infer<typeof LogLevel>;

/** What is said once and never again. */
const OneTimeNotice = z.enum(['where it lives', 'no tray']);
export type OneTimeNotice = z.infer<typeof OneTimeNotice>;

/** Files and homes that a person has chosen. */
const ChosenPaths = z.strictObject({
  files: z.strictObject({ credentials: FilePath.optional(), config: FilePath.optional() }),
  furtherHomes: z.array(HomeFolder).max(20),
});
export type ChosenPaths = z.infer<typeof ChosenPaths>;

/** What a person has decided; never a secret. An empty object is all defaults. */
export const Settings = z.object({
  version: z.literal(1).default(1),
  /** By the id of the key. */
  answers: z.record(z.string().regex(accessKeyIdPattern), UsedElsewhere).default({}),
  /** Keys that may rotate by themselves, by their id. */
  automatic: z.record(z.string().regex(accessKeyIdPattern), AutomaticChoice).default({}),
  logLevel: LogLevel.default('info'),
  policy: Policy.default(defaultPolicy),
  limits: Limits.default(defaultLimits),
  appearance: Appearance.default(defaultAppearance),
  network: NetworkChoice.default(defaultNetworkChoice),
  updates: UpdateChoice.default({}),
  /** Where the window was, since a person has moved it. */
  window: Area.optional(),
  /** What is said once and never again. */
  toldOnce: z.array(OneTimeNotice).default([]),
  /** Names that a person has given to accounts, by number. */
  accountNames: z.record(AccountNumber, AccountName).default({}),
  /** Whether a person has read what Keyturn does. */
  welcomed: z.boolean().default(false),
  /** Places that hold the new key by now, by the id of the rotation. */
  ticked: z.record(z.string().max(64), z.array(HandoutPlace)).default({}),
  /** Where the files are, where that is not the usual place. */
  paths: ChosenPaths.default({ files: {}, furtherHomes: [] }),
  /** Folders that others may write in and a person works in all the same, as they were then. */
  trustedFolders: z
    .record(FilePath, z.strictObject({ uid: z.number().int(), mode: z.number().int() }))
    .default({}),
  /** Hosts besides AWS at which a person lets the key of a profile be rotated, by the name of the profile. */
  trustedHosts: z.record(z.string(), z.array(z.string().max(256)).max(2)).default({}),
  /** Regions in which keys were found that the usual partition of AWS does not know, by the id of the key. */
  foundRegions: z.record(z.string().regex(accessKeyIdPattern), z.string().max(64)).default({}),
  reminders: Reminders.default(defaultReminders),
  snoozes: Snoozes.default({ keys: {} }),
  /** What a person was reminded of, and when. */
  told: ReportedReminders.default({}),
  /** When AWS made each key that a file holds, in ms since 1970; by its id. */
  createDates: z.record(z.string().max(128), Instant).default({}),
  /** The last use of each key by others, and the last few times (ms since 1970) of Keyturn's own; by the id of the key. */
  lastUses: z
    .record(z.string().max(128), z.strictObject({ own: z.array(Instant), use: LastUse.optional() }))
    .default({}),
});
export type Settings = z.infer<typeof Settings>;

/** Where settings are kept, as a whole. */
export type SettingsStorage = {
  get(): unknown;
  set(value: Settings): void;
};

type Setting<Name extends keyof Settings> = {
  get(): Settings[Name];
  /** Throws FILE_NOT_SAVED, and stays with what was before. */
  set(value: Settings[Name]): void;
};

/** What the application asks its settings. */
export type AppSettings = {
  readonly answers: {
    get(key: AccessKeyId): UsedElsewhere | undefined;
    /** Throws FILE_NOT_SAVED, and stays with the answer before. */
    set(key: AccessKeyId, answer: UsedElsewhere): void;
  };
  readonly automatic: Setting<'automatic'>;
  logLevel(): LogLevel;
  accountNames(): Settings['accountNames'];
  /** An empty name takes it away. Throws FILE_NOT_SAVED. */
  nameAccount(account: string, name: string): void;
  readonly ticked: Setting<'ticked'>;
  welcomed(): boolean;
  /** Throws FILE_NOT_SAVED. */
  endWelcome(): void;
  readonly paths: Setting<'paths'>;
  readonly trustedFolders: Setting<'trustedFolders'>;
  readonly trustedHosts: {
    get(profile: string): readonly string[];
    /** Throws FILE_NOT_SAVED, and stays with what was before. */
    set(profile: string, hosts: readonly string[]): void;
  };
  readonly foundRegions: Setting<'foundRegions'>;
  policy(): Policy;
  limits(): Limits;
  /** Throws FILE_NOT_SAVED, or BAD_REQUEST for two that don't go together, and stays with what was before. */
  setLimits(limits: LimitsChange): void;
  readonly network: Setting<'network'>;
  readonly updates: Setting<'updates'>;
  appearance(): Appearance;
  /** Throws FILE_NOT_SAVED, and stays with what was before. */
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
  /** Throws FILE_NOT_SAVED, and stays with the policy before. */
  setPolicy(policy: PolicyChange): void;
};

/** The settings in what a file holds, brought up to this version; undefined where it holds something else. */
export function parseSettings(value: unknown): Settings | undefined {
  return Settings.safeParse(migrate(value)).data;
}

/** Settings that are read once and written with every change. What can't be read counts as all defaults. */
export function createSettings(storage: SettingsStorage): AppSettings {
  let settings = parseSettings(storage.get()) ?? Settings.parse({});

  function change(next: Settings): void {
    // A file that the next start would not take costs everything that is in it.
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
      // A profile may have any name, "constructor" too.
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
