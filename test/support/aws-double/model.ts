import { createKeys } from './keys.ts';
import { createMfaDevices } from './mfa-devices.ts';
import { createReports } from './reports.ts';
import { createRights } from './rules/rights.ts';
import { createSessions } from './sessions.ts';
import { createUsers } from './users.ts';

/** AWS without its network: users, keys, sessions, MFA devices and permissions, in memory. */
export type Model = ReturnType<typeof createModel>;

/** An empty AWS. New secrets come from `newSecret`; every one is remembered for searches. */
export function createModel(newSecret: () => string) {
  const secrets = new Set<string>();
  let keyQuota = 2;
  const remember = (secret: string) => void secrets.add(secret);
  return {
    users: createUsers(),
    keys: createKeys(newSecret, remember),
    sessions: createSessions(newSecret, remember),
    devices: createMfaDevices(remember),
    rights: createRights(),
    reports: createReports(),
    /** How many keys a user may have. */
    keyQuota: (): number => keyQuota,
    setKeyQuota: (quota: number): void => {
      keyQuota = quota;
    },
    secrets: (): readonly string[] => [...secrets],
  };
}
