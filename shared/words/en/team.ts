import type { TeamCounts, TeamRemark, TeamRow, TeamScope } from '../../contract/team.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { LastUse } from '../../values/key-facts.ts';
import { agoInWords } from '../dates.ts';
import { dayCount } from './window.ts';

/** Words of the view of everybody's keys in an account. */
export const teamWords = {
  intro:
    'The keys of everybody in an account, as AWS’s credential report tells them. Nothing is changed from here.',
  profile: 'Ask with the key of',
  ask: 'Ask AWS',
  asking: 'AWS makes the report. This takes some seconds, in a large account minutes.',
  start: {
    title: 'Nobody has asked yet',
    body: 'AWS is asked only when you press the button. The user whose key asks has to be allowed to read the credential report.',
  },
  noProfile: {
    title: 'No profile can ask',
    body: 'The report is asked for with a key of your own, and your files hold none.',
  },
  account: (account: string, name?: string) =>
    name === undefined ? `Account ${account}` : `${name}, account ${account}`,
  accountNotKnown: 'Account not known',
  made: (date: string, profile: string) =>
    `The report is of ${date}, asked for with the key of ${profile}. AWS makes a new one every four hours at most.`,
  atLeast:
    'Ages are the least that a key can have: the report tells when a key was made, activated or deactivated, whichever came last.',
  table: 'Team',
  columns: { user: 'User', keys: { 1: 'Key 1', 2: 'Key 2' }, remarks: 'Remarks' },
  root: 'Root user',
  path: (path: string) => `Path ${path}`,
  noKey: 'none',
  search: 'Search users',
  scope: 'Show',
  scopes: {
    'with keys': 'Users with keys',
    'needs attention': 'What needs attention',
    everybody: 'Everybody',
  } satisfies Record<TeamScope, string>,
  found: (shown: number, total: number) =>
    total === 0 ? 'Nobody meets all of this.' : `${shown} of ${total} shown`,
  more: 'Load more',
  loading: 'Reading the report…',
  unread: (lines: number) =>
    lines === 1
      ? '1 line of the report can’t be read. Its user is missing here.'
      : `${lines} lines of the report can’t be read. Their users are missing here.`,
  export: 'Export CSV',
  written: 'The CSV file is written. It holds whom you have looked for.',
} as const;

/** Words for a user who is not permitted to read the report. */
export const teamDeniedWords = {
  title: 'This user may not read the report',
  body: 'To see everybody’s keys takes two permissions, on all resources: AWS can’t limit them to some users.',
  actions: {
    'iam:GenerateCredentialReport': 'to have the report made',
    'iam:GetCredentialReport': 'to read it',
  },
  only: 'They show who has keys and how old these are, and change nothing. Rotating your own keys works without them.',
  mfa: 'AWS asks for an MFA code before it gives the report. Keyturn asks for none here.',
  said: (awsName: string, action: string, requestId?: string) =>
    requestId === undefined
      ? `AWS said: ${awsName} (${action})`
      : `AWS said: ${awsName} (${action}, request ${requestId})`,
  policyText: 'Policy',
  copy: 'Copy policy',
  copied: 'The policy is in the clipboard. Give it to your administrator.',
} as const;

/** Remarks about a user. */
export const teamRemarks = {
  'root user has keys': 'The root user has a key: it should have none',
  'two active keys': 'Two active keys',
  'never used': 'An active key was never used',
} as const satisfies Record<TeamRemark, string>;

type Key = TeamRow['keys'][number];

/** "Active, at least 93 days old, overdue". */
export function teamKeyInWords({ status, age }: Key): string {
  const word = status === 'Active' ? 'Active' : 'Inactive';
  if (age === undefined) {
    return `${word}, age not known`;
  }
  const old = `${word}, at least ${dayCount(age.days)} old`;
  switch (age.due) {
    case undefined:
      return old;
    case 'fresh':
      return `${old}, fresh`;
    case 'due':
      return `${old}, due`;
    case 'overdue':
      return `${old}, overdue`;
    default:
      return unreachable(age.due);
  }
}

/** "Last used 3 days ago, for s3 in eu-central-1". */
export function teamUseInWords(lastUse: LastUse, now: number): string {
  switch (lastUse.known) {
    case 'never':
      return 'Never used';
    case 'used':
      return `Last used ${agoInWords(lastUse.at, now)}, for ${lastUse.service} in ${lastUse.region}`;
    case 'not known':
      return 'Last use not known';
    default:
      return unreachable(lastUse);
  }
}

/** "3 of 41 users have an overdue key, 2 more a due one." */
export function teamSummary({ users, withKeys, overdue, due }: TeamCounts): string {
  const of = users === 1 ? 'of 1 user' : `of ${users} users`;
  const verb = (count: number): string => (count === 1 ? 'has' : 'have');
  if (overdue > 0) {
    const more = due > 0 ? `, ${due} more a due one` : '';
    return `${overdue} ${of} ${verb(overdue)} an overdue key${more}.`;
  }
  if (due > 0) {
    return `${due} ${of} ${verb(due)} a due key. No key is overdue.`;
  }
  return `${withKeys} ${of} ${verb(withKeys)} a key. No key is due.`;
}

/** Further findings about all users, one sentence each. */
export function teamFurther({ twoActive, neverUsed }: TeamCounts): readonly string[] {
  return [
    ...(twoActive > 0
      ? [
          twoActive === 1
            ? '1 user has two active keys.'
            : `${twoActive} users have two active keys.`,
        ]
      : []),
    ...(neverUsed > 0
      ? [
          neverUsed === 1
            ? '1 user has an active key that was never used.'
            : `${neverUsed} users have an active key that was never used.`,
        ]
      : []),
  ];
}

/** Words of the dialog that asks where to. */
export const teamDialogWords = {
  title: 'Export the keys of the team',
  name: 'keyturn-team',
  files: 'CSV files',
  extension: 'csv',
} as const;
