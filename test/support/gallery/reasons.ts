import {
  IdFlaw,
  type NotToRotate,
  OtherAwsId,
  type ReasonNotToRotate,
  RoleSource,
} from '../../../shared/standing/reasons.ts';
import type { Remark } from '../../../shared/standing/remark.ts';

const at = { path: '/home/ada/.aws/credentials', line: 2 };
const can = 'never';

const byReason = {
  temporary: [
    { can, reason: 'temporary' },
    { can, reason: 'temporary', uses: 'default-long-term' },
  ],
  sso: [{ can, reason: 'sso' }],
  login: [{ can, reason: 'login' }],
  process: [{ can, reason: 'process' }],
  'web identity': [{ can, reason: 'web identity' }],
  'role without source': [{ can, reason: 'role without source' }],
  'source without role': [{ can, reason: 'source without role' }],
  'root user': [{ can, reason: 'root user' }],
  'id without secret': [{ can, reason: 'id without secret' }],
  'secret without id': [{ can, reason: 'secret without id' }],
  empty: [{ can, reason: 'empty' }],
  'refused file': [{ can, reason: 'refused file' }],
  role: [
    { can, reason: 'role', uses: 'default' },
    { can, reason: 'role' },
    ...RoleSource.options.map((source) => ({ can, reason: 'role', source }) as const),
  ],
  'stale session token': [{ can, reason: 'stale session token', ...at }],
  'misnamed key': [
    { can, reason: 'misnamed key', ...at, written: 'AWSAccessKeyId', right: 'aws_access_key_id' },
  ],
  'malformed id': [
    ...IdFlaw.options.map((flaw) => ({ can, reason: 'malformed id', ...at, flaw }) as const),
    { can, reason: 'malformed id', ...at, flaw: 'sign', sign: '-' },
  ],
  'other AWS id': OtherAwsId.options.map(
    (what) => ({ can, reason: 'other AWS id', ...at, what }) as const,
  ),
  'not a key of AWS': [
    { can, reason: 'not a key of AWS', ...at },
    { can, reason: 'not a key of AWS', ...at, host: 's3.wasabisys.com' },
  ],
  'unread section': [
    { can, reason: 'unread section', ...at, written: 'dev', right: 'profile dev' },
  ],
} as const satisfies Record<ReasonNotToRotate, readonly NotToRotate[]>;

/** Every reason why a profile can't rotate, with each fact that changes its words. */
export const reasonsNotToRotate: readonly NotToRotate[] = Object.values(byReason).flat();

const byRemark = {
  'token in the other file': [{ remark: 'token in the other file', ...at }],
  'header read by some': [
    {
      remark: 'header read by some',
      ...at,
      written: 'profile dev',
      means: 'dev',
      right: 'dev',
      readBy: [],
    },
    {
      remark: 'header read by some',
      ...at,
      line: 5,
      written: 'profile  dev',
      means: 'dev',
      readBy: ['AWS CLI', 'Go SDK'],
    },
  ],
  'unread section': [
    { remark: 'unread section', ...at, written: 'dev', right: 'profile dev' },
    { remark: 'unread section', ...at, line: 7, written: 'n'.repeat(120) },
  ],
  'two defaults': [{ remark: 'two defaults', ...at, firstLine: 1 }],
  'doubtful sign': [{ remark: 'doubtful sign', ...at, sign: '0' }],
} as const satisfies Record<Remark['remark'], readonly Remark[]>;

/** Every remark about a profile, with each fact that changes its words. */
export const everyRemark: readonly Remark[] = Object.values(byRemark).flat();
