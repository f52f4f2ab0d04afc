import type { AwsSession } from '../../main/aws/session.ts';
import { createBackups } from '../../main/keychain/backups.ts';
import { createMemoryStore } from '../../main/keychain/memory-store.ts';
import type { AppStateOptions } from '../../main/snapshot/app-state-options.ts';
import { defaultReminders } from '../../shared/contract/reminders.ts';
import { defaultAppearance } from '../../shared/settings/appearance.ts';
import { defaultLimits } from '../../shared/settings/due.ts';
import { defaultNetworkChoice } from '../../shared/settings/network.ts';
import { defaultPolicy } from '../../shared/settings/policy.ts';
import { FailureError } from '../../shared/values/failure.ts';
import { createCountedClock } from './counted-clock.ts';
import { createFakeFiles } from './engine/files.ts';
import { createPower } from './engine/power.ts';

const offline = () => Promise.reject(new FailureError({ code: 'OFFLINE' }));

/** AWS without a network. */
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

/** Options of a state without files, network, rotations or choices, except those that a test gives. */
export function stateOptions(said: Partial<AppStateOptions> = {}): AppStateOptions {
  const clock = createCountedClock();
  return {
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
    addresses: { of: () => undefined, lookUp: () => Promise.resolve() },
    rotations: () => [],
    backups: createBackups(createMemoryStore(), clock.now),
    policy: () => defaultPolicy,
    limits: () => defaultLimits,
    managed: () => ({ view: undefined, trouble: undefined }),
    appearance: () => defaultAppearance,
    language: () => 'en',
    reminders: () => defaultReminders,
    snoozes: () => ({ keys: {} }),
    connection: () => defaultNetworkChoice,
    accountNames: () => ({}),
    welcomed: () => true,
    ticked: () => ({}),
    handout: () => undefined,
    adding: () => undefined,
    team: () => undefined,
    automatic: () => ({}),
    computer: 'desk',
    awsTime: () => undefined,
    desktop: () => ({ updates: { daily: false, now: { state: 'not asked' } } }),
    version: '0.1.0',
    ...said,
  };
}
