import type { ActionName, PolicyChoice, Right, UserRights } from '../../contract/permissions.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { mayAttachPolicy, obstaclesOf, refusedRights } from '../../permissions/obstacles.ts';
import { permissionPolicy } from '../../permissions/permission-policy.ts';
import { refusalInWords } from '../../permissions/refusal-in-words.ts';
import type { Obstacle } from '../../values/denial-codes.ts';
import { names } from '../lists.ts';

/** Words of the view of permissions. */
export const permissionWords = {
  intro:
    'A key can be rotated by its own user where AWS allows it. Here is what Keyturn needs, what AWS has said to it so far, and what to ask your administrator for.',
  none: {
    title: 'No user is known yet',
    body: 'As soon as AWS has said whose a key is, what this user may do stands here.',
  },
  user: 'User',
  ofAccount: (user: string, account: string) => `${user}, account ${account}`,
  table: (user: string) => `Permissions of ${user}`,
  columns: { action: 'Action', why: 'Why Keyturn needs it', found: 'Found' },
  heldBy: (profiles: readonly string[]) => `Key of ${names(profiles)}.`,
  sinceStart: 'As AWS has answered since Keyturn was started.',
  policy: 'What to attach',
  obstacles: 'What no permission outweighs',
  obstaclesBody:
    'AWS has denied these calls in a way that attaching a policy doesn’t change. Whoever set it has to.',
  policyBesides: 'This policy helps with the other calls alone.',
  scopes: {
    'this user': 'For this user alone',
    everybody: 'For everybody: each their own keys',
  } satisfies Record<PolicyChoice['scope'], string>,
  needsMfa: 'Keys are changed only with an MFA code',
  policyText: 'Policy',
  copyPolicy: 'Copy policy',
  copyMessage: 'Copy message to administrator',
  openConsole: 'Open IAM in the browser',
  copied: {
    policy: 'The policy is in the clipboard.',
    message: 'The message is in the clipboard. Paste it into a mail or a chat.',
  },
} as const;

/** Why each action is needed. */
export const whyNeeded = {
  ListAccessKeys: 'To see your keys, how old they are, and whether there is room for a new one.',
  CreateAccessKey: 'To make the new key.',
  UpdateAccessKey: 'To deactivate the old key, and to bring it back.',
  DeleteAccessKey: 'To delete the old key after the grace period, or a new one that failed.',
  GetAccessKeyLastUsed:
    'To tell you whether somebody still uses the old key. Rotating works without.',
  ListMFADevices: 'To know which device to ask for a code. Not needed without MFA.',
} as const satisfies Record<ActionName, string>;

/** What was found, in a word or two. */
export function foundInWords(right: Right): string {
  switch (right.found) {
    case 'granted':
      return 'Granted';
    case 'not tried':
      return 'Not tried yet';
    case 'refused':
      return right.withMfa || !right.isForbidden ? 'Refused' : 'Refused without an MFA code';
    default:
      return unreachable(right);
  }
}

/** What denies a call, and who can change that. */
export const obstacleWords = {
  EXPLICITLY_DENIED:
    'A policy of the user, or of one of its groups, denies this. A deny outweighs every permission: the policy itself has to except the user’s own keys. It may deny only without an MFA code, or outside of some networks.',
  DENIED_BY_ORGANISATION:
    'A service control policy or resource control policy of the organisation in AWS Organizations doesn’t allow this. Who manages the organisation has to change it.',
  DENIED_BY_BOUNDARY:
    'The permissions boundary of the user doesn’t allow this. The boundary itself has to be changed.',
  DENIED_BY_SESSION_POLICY: 'The policy of the session that signed doesn’t allow this.',
  DENIED_BY_ENDPOINT_POLICY:
    'The policy of the VPC endpoint that the network uses doesn’t allow this. Who runs the network has to change it.',
  KEY_IN_QUARANTINE:
    'AWS has found a key of this user in public and put the user under quarantine. The key has to be replaced and deleted by somebody else, as the support case of AWS says. The quarantine itself should stay until then.',
  KEY_MAY_BE_IN_QUARANTINE:
    'This may be AWS’s quarantine of a key that was found in public: please look whether AWSCompromisedKeyQuarantine is attached to the user.',
} as const satisfies Record<Obstacle, string>;

/** The message for an administrator of policies: what is missing, what AWS said, and what to attach or to change. */
export function messageToAdministrator(rights: UserRights, choice: PolicyChoice): string {
  const { user, account, arn } = rights;
  const refused = refusedRights(rights);
  const said =
    refused.length === 0
      ? []
      : ['AWS refused:', ...refused.map((right) => `- ${refusalInWords(rights, right)}`), ''];
  const attach =
    choice.scope === 'this user'
      ? `Please attach this policy to the user ${user}:`
      : 'Please attach this policy to a group that holds everybody with an access key:';
  const obstacles = obstaclesOf(rights).flatMap((found) => [
    `${found.rights.map(({ action }) => action).join(', ')}: ${obstacleWords[found.obstacle]}`,
    '',
  ]);
  const asked = mayAttachPolicy(rights)
    ? [
        `${attach} it lets a user list, make, deactivate and delete their own access keys, and nobody else’s.`,
        '',
        permissionPolicy(arn, choice),
        '',
        'In the IAM console: Users, the user, Add permissions, Create inline policy, JSON.',
        '',
      ]
    : [];
  return [
    'Hello,',
    '',
    `I would like to rotate my own AWS access keys with Keyturn. My user is ${arn} in the account ${account}.`,
    '',
    ...said,
    ...obstacles,
    ...asked,
  ].join('\n');
}
