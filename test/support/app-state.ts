import type { AwsSession } from '../../main/aws/session.ts';
import { createChanges } from '../../main/base/changes.ts';
import { createBackups } from '../../main/keychain/backups.ts';
import { createMemoryStore } from '../../main/keychain/memory-store.ts';
import { settingsView } from '../../main/settings/settings-view.ts';
import { createSettings } from '../../main/settings/settings.ts';
import { type AppStateOptions, createAppState } from '../../main/snapshot/app-state.ts';
import { createKeychainView, type KeychainViewOptions } from '../../main/snapshot/keychain-view.ts';
import { createKnownKeys, type KnownKeysOptions } from '../../main/snapshot/known-keys.ts';
import { createProfileList, type ProfileListOptions } from '../../main/snapshot/profile-list.ts';
import { createReportedFailures } from '../../main/snapshot/reported-failures.ts';
import { joinSlices } from '../../main/snapshot/slices.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { defaultLimits } from '../../shared/settings/due.ts';
import { FailureError } from '../../shared/values/failure.ts';
import { createCountedClock } from './counted-clock.ts';
import { createFakeFiles } from './engine/files.ts';
import { createPower } from './engine/power.ts';

const offline = () => Promise.reject(new FailureError({ code: 'OFFLINE' }));

/** What AWS answers where there is no network. */
export const noNetwork: AwsSession = {
  identity: offline,
  listKeys: offline,
  lastUsed: offline,
  createKey: offline,
  setStatus: offline,
  deleteKey: offline,
  keyQuota: offline,
  mfaDevices: offline,
  startMfaSession: offline,
  makeReport: offline,
  report: offline,
  end: () => undefined,
};

/** What a test may say of the state; everything else is empty. */
export type TestedParts = Omit<KnownKeysOptions, 'changed'> &
  Omit<ProfileListOptions, 'keys' | 'managed' | 'computer'> &
  Omit<KeychainViewOptions, 'changed'> &
  Pick<AppStateOptions, 'clock' | 'log'>;

/** The real state without files, network, rotations or choices, but for what a test says. */
export function createTestedState(said: Partial<TestedParts> = {}) {
  const clock = createCountedClock();
  const changes = createChanges();
  const changed = changes.touch;
  const managed = () => ({ view: undefined, trouble: undefined });
  const parts: TestedParts = {
    aws: { session: () => noNetwork, clockOffset: () => undefined },
    files: createFakeFiles().port(createPower(() => undefined)),
    clock,
    log: {
      error: (message, cause) => {
        throw new Error(message, { cause });
      },
    },
    answers: { get: () => undefined },
    rights: { of: () => [] },
    quarantines: { of: () => undefined, forget: () => undefined },
    lastUses: { told: () => undefined, of: () => undefined, keep: () => undefined },
    createDates: { of: () => undefined, told: () => undefined, keep: () => undefined },
    connectionOf: () => ({ region: 'eu-central-1' }),
    partitions: { view: () => undefined },
    hosts: { of: () => undefined, lookUp: () => Promise.resolve() },
    rotations: () => [],
    backups: createBackups(createMemoryStore(), clock.now),
    automatic: () => ({}),
    limits: () => defaultLimits,
    awsTime: () => undefined,
    ...said,
  };
  const keys = createKnownKeys({ ...parts, changed });
  const profiles = createProfileList({ ...parts, keys, managed, computer: 'desk' });
  const keychain = createKeychainView({ ...parts, changed });
  const failures = createReportedFailures(managed, changed);
  const settings = createSettings({ get: () => undefined, set: () => undefined });
  const slices = joinSlices([
    keys.view,
    profiles.view,
    keychain.view,
    failures.view,
    () => ({ ...settingsView(settings, ['en']), limits: parts.limits() }),
    () => ({ rotations: [...parts.rotations()] }),
    () => ({ snoozes: { keys: {} } }),
    () => ({ updates: { daily: false, now: { state: 'not asked' } } }),
    (): Pick<Snapshot, 'managed' | 'adding' | 'team' | 'copiedHandout'> => ({}),
    (): Pick<Snapshot, 'startsAtLogin' | 'noTray' | 'goTo'> => ({}),
  ]);
  const state = createAppState({ ...parts, changes, slices, version: '0.1.0' });
  return { state, keys, keychain, failures, changes };
}
