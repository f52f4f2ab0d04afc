import { unreachable } from '../../../lib/unreachable.ts';
import type { IdFlaw, NotToRotate, OtherAwsId, RoleSource } from '../../../standing/reasons.ts';
import type { Remark } from '../../../standing/remark.ts';
import type { Tool } from '../../../values/file-problem.ts';
import { names } from '../../lists.ts';

/** Why a profile can't rotate, and what to do instead. */
export function notToRotate(why: NotToRotate): string {
  switch (why.reason) {
    case 'temporary':
      return why.uses === undefined
        ? 'Temporary keys. They end by themselves; rotate the long-term key they were made from.'
        : `Temporary keys. They expire. Rotate the key of ${why.uses}, from which they were made.`;
    case 'stale session token':
      return `An old session token makes AWS refuse this key. Remove ${lineOf(why)}.`;
    case 'sso':
      return 'Signs in through IAM Identity Center. There is no key to rotate.';
    case 'login':
      return 'Signs in with “aws login”. There is no key to rotate.';
    case 'process':
      return 'Gets its keys from another program. Rotate them there.';
    case 'role':
      if (why.uses !== undefined) return `Uses the key of ${why.uses}. Rotate that one.`;
      return why.source === undefined
        ? 'Uses a role. There is no key to rotate.'
        : `Uses a role with the keys of ${roleSources[why.source]}. There is no key to rotate.`;
    case 'role without source':
      return 'Names a role, but not whose key it uses. Add source_profile or credential_source.';
    case 'source without role':
      return 'Names whose key it uses, but no role. Add role_arn.';
    case 'web identity':
      return 'Signs in with a web identity. There is no key to rotate.';
    case 'root user':
      return 'A key of the root user. Delete it in the AWS console instead.';
    case 'id without secret':
      return 'The secret is missing. Add it to the profile.';
    case 'secret without id':
      return 'The access key ID is missing. Add it to the profile.';
    case 'misnamed key':
      return `${capital(lineOf(why))} says “${why.written}”. AWS’s tools read a key only under “${why.right}”. Change the name.`;
    case 'malformed id':
      return flawSentences(why.flaw, lineOf(why), why.sign);
    case 'other AWS id':
      return `${capital(lineOf(why))} has ${otherIds[why.what]} in the place of the access key ID. Access key IDs begin with AKIA.`;
    case 'not a key of AWS':
      return why.host === undefined
        ? `The ID in ${lineOf(why)} is not one of AWS: those begin with AKIA. There is nothing to rotate here.`
        : `Not a key of AWS. Requests of this profile go to ${why.host}. There is nothing to rotate here.`;
    case 'unread section':
      return `AWS’s tools don’t read [${why.written}] in ${lineOf(why)}. Write [${why.right}].`;
    case 'empty':
      return 'There is no key in this profile.';
    case 'refused file':
      return 'AWS’s own tools refuse the file this profile stands in.';
    default:
      return unreachable(why);
  }
}

/** Something in a file that concerns a profile, and what to do about it. */
export function remarkSentences(remark: Remark): string {
  const at = lineOf(remark);
  switch (remark.remark) {
    case 'token in the other file':
      return `The AWS CLI doesn’t send the session token in ${at} with this key. Other tools of AWS do, and AWS then refuses the key. Remove that line.`;
    case 'header read by some':
      return `${readers(remark.readBy)} [${remark.written}] in ${at} for ${remark.means}. ${wayOut(remark.right)}`;
    case 'unread section':
      return `AWS’s tools don’t read [${remark.written}] in ${at}. ${wayOut(remark.right)}`;
    case 'two defaults':
      return `Lines ${remark.firstLine} and ${remark.line} of ${remark.path} are [profile default] and [default]. The AWS CLI uses the second, other tools of AWS use the first. Keep one of them.`;
    case 'doubtful sign':
      return `The ID in ${at} has a “${remark.sign}”. AWS gives IDs with A to Z and 2 to 7. Look for a typing error.`;
    default:
      return unreachable(remark);
  }
}

function lineOf({ path, line }: { readonly path: string; readonly line: number }): string {
  return `line ${line} of ${path}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function readers(readBy: readonly Tool[]): string {
  if (readBy.length === 0) return 'The AWS CLI and most SDKs don’t take';
  return `Only ${names(readBy.map((tool) => `the ${tool}`))} ${readBy.length === 1 ? 'takes' : 'take'}`;
}

function wayOut(right: string | undefined): string {
  return right === undefined
    ? 'The right section is there already. Move what is needed, and remove this one.'
    : `Write [${right}].`;
}

function flawSentences(flaw: IdFlaw, at: string, sign: string | undefined): string {
  switch (flaw) {
    case 'too short':
      return `The access key ID in ${at} is too short. AWS’s have 20 characters. Look for a typing error.`;
    case 'too long':
      return `The access key ID in ${at} is too long. AWS’s have 20 characters. Look for a typing error.`;
    case 'lower case':
      return `The access key ID in ${at} has small letters. AWS’s have none. Look for a typing error.`;
    case 'sign':
      return `The access key ID in ${at} has ${sign === undefined || sign.trim() === '' ? 'a space' : `a “${sign}”`}. No ID of AWS has that. Look for a typing error.`;
    case 'start':
      return `The access key ID in ${at} doesn’t begin with AKIA, as AWS’s do. Look for a typing error.`;
    case 'quotes':
      return `The access key ID in ${at} is in quotes. The AWS CLI takes them for a part of it. Remove the quotes.`;
    case 'continued':
      return `${capital(at)} is indented. The AWS CLI takes it for a part of the access key ID above. Remove the spaces in front.`;
    case 'swapped':
      return `The access key ID and the secret are swapped. Put the one that begins with AKIA into ${at}.`;
    case 'placeholder':
      return `${capital(at)} has a placeholder, and AWS’s tools don’t replace it. Write the access key ID there.`;
    default:
      return unreachable(flaw);
  }
}

const roleSources = {
  container: 'its container',
  'EC2 instance': 'its EC2 instance',
  environment: 'environment variables',
} as const satisfies Record<RoleSource, string>;

const otherIds = {
  ARN: 'an ARN',
  'Bedrock API key': 'an API key for Amazon Bedrock',
  account: 'an account number',
  'bearer token': 'the ID of a bearer token',
  certificate: 'the ID of a certificate',
  'context-specific credential': 'the ID of a credential for one service',
  group: 'the ID of a group',
  'instance profile': 'the ID of an instance profile',
  policy: 'the ID of a policy',
  'public key': 'the ID of a public key',
  role: 'the ID of a role',
  user: 'the ID of a user',
} as const satisfies Record<OtherAwsId, string>;
