import type { AccountId } from '../../../shared/values/identifiers.ts';
import type { Key } from './keys.ts';
import type { Model } from './model.ts';
import type { User } from './users.ts';

// IAM User Guide, "Getting credential reports for your AWS account".
const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

/** The report of an account in AWS's format: the root user first, even if a test has not added it. */
export function credentialReport(model: Model, account: AccountId, now: number): string {
  const everybody = model.users.inAccount(account);
  const users = everybody.filter(({ kind }) => kind === 'user');
  const root = everybody.find(({ kind }) => kind === 'root');
  const partition = users[0]?.partition ?? 'aws';
  const first = root ?? {
    kind: 'root' as const,
    name: '',
    arn: `arn:${partition}:iam::${account}:root`,
    createDate: now,
    userId: undefined,
  };
  const rows = [first, ...users].map((user) => rowOf(model, user));
  return [columns.join(','), ...rows.map((row) => row.join(','))].join('\n');
}

type ReportUser = Pick<User, 'kind' | 'name' | 'arn' | 'createDate'> & {
  readonly userId: User['userId'] | undefined;
};

function rowOf(model: Model, user: ReportUser): readonly string[] {
  const { kind, name, arn, createDate, userId } = user;
  const isRoot = kind === 'root';
  const keys = userId === undefined ? [] : model.keys.of({ userId });
  const hasDevice = userId !== undefined && model.devices.of({ userId }).length > 0;
  const ofPassword = isRoot
    ? ['not_supported', 'no_information', 'not_supported', 'not_supported']
    : ['false', 'N/A', 'N/A', 'N/A'];
  return [
    isRoot ? '<root_account>' : name,
    arn,
    timeOf(createDate),
    ...ofPassword,
    `${hasDevice}`,
    ...cellsOf(keys[0]),
    ...cellsOf(keys[1]),
    'false',
    'N/A',
    'false',
    'N/A',
  ];
}

function cellsOf(key: Key | undefined): readonly string[] {
  if (key === undefined) return ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
  const { createDate, status, statusChanges, lastUse } = key;
  return [
    `${status === 'Active'}`,
    timeOf(statusChanges.at(-1)?.at ?? createDate),
    lastUse === undefined ? 'N/A' : timeOf(lastUse.date),
    lastUse?.region ?? 'N/A',
    lastUse?.service ?? 'N/A',
  ];
}

function timeOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`;
}
