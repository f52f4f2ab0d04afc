import type { ReasonNotToRotate } from '../../snapshot.ts';

/** Why a profile can't rotate, and what to do instead. `uses` is the profile whose key a role uses. */
export const notToRotate = {
  temporary: () =>
    'Temporary keys. They end by themselves; rotate the long-term key they were made from.',
  'stale session token': () =>
    'A session token stands beside the key, so AWS refuses it. Remove the token from the profile.',
  sso: () => 'Signs in through IAM Identity Center. There is no key to rotate.',
  process: () => 'Gets its keys from another program. Rotate them there.',
  role: (uses?: string) =>
    uses === undefined
      ? 'Uses a role. There is no key to rotate.'
      : `Uses the key of ${uses}. Rotate that one.`,
  'web identity': () => 'Signs in with a web identity. There is no key to rotate.',
  'root user': () => 'A key of the root user. Delete it in the AWS console instead.',
  'id without secret': () => 'The secret is missing. Add it to the profile.',
  'secret without id': () => 'The access key id is missing. Add it to the profile.',
  'malformed id': () => 'The access key id is not one AWS gives. Look for a typing error.',
  empty: () => 'There is no key in this profile.',
  'refused file': () => 'AWS’s own tools refuse the file this profile stands in.',
} as const satisfies Record<ReasonNotToRotate, (uses?: string) => string>;
