import { z } from 'zod';
import { Appearance, defaultAppearance } from '../../shared/appearance.ts';
import { AutomaticChoice } from '../../shared/automatic.ts';
import { defaultLimits, Limits } from '../../shared/due.ts';
import { Program } from '../../shared/elsewhere.ts';
import { Failed } from '../../shared/failure.ts';
import type { AccessKeyId } from '../../shared/identifiers.ts';
import { Instant, LastUse } from '../../shared/key-facts.ts';
import { defaultNetworkChoice, NetworkChoice } from '../../shared/network.ts';
import { defaultPolicy, Policy } from '../../shared/policy.ts';
import { UsedElsewhere } from '../../shared/rotation.ts';
import { AccountName, AccountNumber, HomeFolder } from '../../shared/snapshot.ts';
import { migrate } from './migrations.ts';

const FilePath = z.string().min(1).max(4096);

/** How much the log tells. */
const LogLevel = z.enum(['debug', 'info', 'warn', 'error']);
export type LogLevel = z.infer<typeof LogLevel>;

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
  answers: z.record(z.string().regex(/^AKIA[A-Z0-9]{12,124}$/), UsedElsewhere).default({}),
  /** Keys that may rotate by themselves, by their id. */
  automatic: z.record(z.string().regex(/^AKIA[A-Z0-9]{12,124}$/), AutomaticChoice).default({}),
  logLevel: LogLevel.default('info'),
  policy: Policy.default(defaultPolicy),
  limits: Limits.default(defaultLimits),
  appearance: Appearance.default(defaultAppearance),
  network: NetworkChoice.default(defaultNetworkChoice),
  /** Names that a person has given to accounts, by number. */
  accountNames: z.record(AccountNumber, AccountName).default({}),
  /** Whether a person has read what Keyturn does. */
  welcomed: z.boolean().default(false),
  /** Places that hold the new key by now, by the id of the rotation. */
  ticked: z.record(z.string().max(64), z.array(Program)).default({}),
  /** Where the files are, where that is not the usual place. */
  paths: ChosenPaths.default({ files: {}, furtherHomes: [] }),
  /** When a person was last reminded of an old key that still works, in ms since 1970; by the id of its rotation. */
  reminded: z.record(z.string().max(64), z.number()).default({}),
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

/** What the application asks its settings. */
export type KeptSettings = {
  readonly answers: {
    get(key: AccessKeyId): UsedElsewhere | undefined;
    /** Throws FILE_NOT_SAVED, and stays with the answer before. */
    set(key: AccessKeyId, answer: UsedElsewhere): void;
  };
  readonly automatic: {
    get(): Settings['automatic'];
    /** Throws FILE_NOT_SAVED, and stays with what was before. */
    set(automatic: Settings['automatic']): void;
  };
  logLevel(): LogLevel;
  accountNames(): Settings['accountNames'];
  /** An empty name takes it away. Throws FILE_NOT_SAVED. */
  nameAccount(account: string, name: string): void;
  readonly ticked: {
    get(): Settings['ticked'];
    /** Throws FILE_NOT_SAVED, and stays with what was before. */
    set(ticked: Settings['ticked']): void;
  };
  welcomed(): boolean;
  /** Throws FILE_NOT_SAVED. */
  endWelcome(): void;
  readonly paths: {
    get(): ChosenPaths;
    /** Throws FILE_NOT_SAVED, and stays with what was before. */
    set(paths: ChosenPaths): void;
  };
  policy(): Policy;
  limits(): Limits;
  /** Throws FILE_NOT_SAVED, and stays with what was before. */
  setLimits(limits: Limits): void;
  readonly network: {
    get(): NetworkChoice;
    /** Throws FILE_NOT_SAVED, and stays with what was before. */
    set(network: NetworkChoice): void;
  };
  appearance(): Appearance;
  /** Throws FILE_NOT_SAVED, and stays with what was before. */
  setAppearance(appearance: Appearance): void;
  readonly lastUses: {
    get(): Settings['lastUses'];
    /** Throws FILE_NOT_SAVED, and stays with what was before. */
    set(uses: Settings['lastUses']): void;
  };
  readonly reminded: {
    get(): Settings['reminded'];
    /** Throws FILE_NOT_SAVED, and stays with what was before. */
    set(reminded: Settings['reminded']): void;
  };
  /** Throws FILE_NOT_SAVED, and stays with the policy before. */
  setPolicy(policy: Policy): void;
};

/** The settings in what a file holds, brought up to this version; undefined where it holds something else. */
export function parseSettings(value: unknown): Settings | undefined {
  return Settings.safeParse(migrate(value)).data;
}

/** Settings that are read once and written with every change. What can't be read counts as all defaults. */
export function createSettings(storage: SettingsStorage): KeptSettings {
  let settings = parseSettings(storage.get()) ?? Settings.parse({});

  function change(next: Settings): void {
    try {
      storage.set(next);
    } catch (cause) {
      throw notSaved(cause);
    }
    settings = next;
  }

  return {
    answers: {
      get: (key) => settings.answers[key],
      set: (key, answer) =>
        change({ ...settings, answers: { ...settings.answers, [key]: answer } }),
    },
    automatic: {
      get: () => settings.automatic,
      set: (automatic) => change({ ...settings, automatic }),
    },
    reminded: {
      get: () => settings.reminded,
      set: (reminded) => change({ ...settings, reminded }),
    },
    lastUses: {
      get: () => settings.lastUses,
      set: (lastUses) => change({ ...settings, lastUses }),
    },
    paths: {
      get: () => settings.paths,
      set: (paths) => change({ ...settings, paths }),
    },
    accountNames: () => settings.accountNames,
    nameAccount: (account, name) => {
      const { [account]: _, ...others } = settings.accountNames;
      const accountNames = name === '' ? others : { ...others, [account]: name };
      change({ ...settings, accountNames });
    },
    ticked: {
      get: () => settings.ticked,
      set: (ticked) => change({ ...settings, ticked }),
    },
    welcomed: () => settings.welcomed,
    endWelcome: () => {
      change({ ...settings, welcomed: true });
    },
    logLevel: () => settings.logLevel,
    policy: () => settings.policy,
    limits: () => settings.limits,
    setLimits: (limits) => change({ ...settings, limits }),
    network: {
      get: () => settings.network,
      set: (network) => change({ ...settings, network }),
    },
    appearance: () => settings.appearance,
    setAppearance: (appearance) => change({ ...settings, appearance }),
    setPolicy: (policy) => change({ ...settings, policy }),
  };
}

function notSaved(cause: unknown): Failed {
  const systemName: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  const facts = typeof systemName === 'string' ? { systemName: systemName.slice(0, 64) } : {};
  return new Failed({ code: 'FILE_NOT_SAVED', ...facts });
}
