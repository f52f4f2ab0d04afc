import { readFile, stat } from 'node:fs/promises';
import { styleText } from 'node:util';
import type { AwsDouble } from '../../test/support/aws-double/index.ts';
import { type SampleHome, type SampleProfile, withPair } from '../../test/support/sample-home.ts';
import type { OtherToolAnswer } from './ask-other-tool.ts';
import type { Stage } from './set-stage.ts';

/** A claim, what was observed, and whether it holds. */
export type Finding = { readonly claim: string; readonly seen: string; readonly holds: boolean };

const refusal = 'InvalidClientTokenId';

/**
 * Examines the files and AWS after the overdue profile was rotated and its old key deactivated, and the one that
 * requires an MFA code was rotated, too.
 */
export async function findAfterRotation(
  { aws, home }: Stage,
  answer: OtherToolAnswer,
): Promise<readonly Finding[]> {
  const { name, user, key: old } = home.profiles.overdue;
  const keys = aws.keysOf(user);
  const [fresh, ...further] = keys.filter(({ id }) => id !== old.id);
  const oldStatus = keys.find(({ id }) => id === old.id)?.status ?? 'gone';
  return [
    {
      claim: `The user of ${name} has a new key, and it is active`,
      seen: fresh === undefined ? 'no new key' : `${fresh.id} is ${fresh.status}`,
      holds: fresh?.status === 'Active' && further.length === 0,
    },
    {
      claim: 'The old key is retired, not deleted',
      seen: `${old.id} is ${oldStatus}`,
      holds: oldStatus === 'Inactive',
    },
    await theRestOfTheFilesIsAsItWas(aws, home),
    {
      claim: 'Another tool signs with the pair in the file',
      seen: answer.withFile,
      holds: answer.withFile === user.arn,
    },
    {
      claim: 'Another tool is refused with the old pair',
      seen: answer.withEarlier,
      holds: answer.withEarlier === refusal,
    },
    rotatedWithCode(aws, home.profiles.guarded),
  ];
}

async function theRestOfTheFilesIsAsItWas(
  aws: AwsDouble,
  { credentials, config, profiles }: SampleHome,
): Promise<Finding> {
  const [text, configText, { mode }] = await Promise.all([
    readFile(credentials.path, 'utf8'),
    readFile(config.path, 'utf8'),
    stat(credentials.path),
  ]);
  const expected = [profiles.overdue, profiles.guarded].reduce(
    (before, profile) => withPair(before, profile.key, newPairOf(aws, profile)),
    credentials.text,
  );
  const isSame = text === expected && configText === config.text;
  const isPrivate = process.platform === 'win32' || (mode & 0o777) === 0o600;
  return {
    claim: 'The ids and secrets changed in the file, and nothing else did',
    seen: isSame && isPrivate ? 'compared byte for byte' : 'something else is different',
    holds: isSame && isPrivate,
  };
}

/** The user's other pair on AWS, or the one of the profile where there is no other. */
function newPairOf(aws: AwsDouble, { user, key }: SampleProfile) {
  const id = aws.keysOf(user).find((other) => other.id !== key.id)?.id ?? key.id;
  return { id, secret: aws.secretOf(id) };
}

function rotatedWithCode(
  aws: AwsDouble,
  { name, user, key, device }: SampleHome['profiles']['guarded'],
): Finding {
  const codes = aws.log.filter(
    ({ action, code, params }) =>
      action === 'GetSessionToken' && code === 'OK' && params['SerialNumber'] === device.serial,
  );
  const made = aws.keysOf(user).filter(({ id, status }) => id !== key.id && status === 'Active');
  return {
    claim: `${name} rotated with a code of its MFA device`,
    seen: `${codes.length} taken by AWS`,
    holds: codes.length === 1 && made.length === 1,
  };
}

/** The findings as lines for a terminal. */
export function describeFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ claim }) => claim.length));
  return findings
    .map(({ claim, seen, holds }) => {
      const mark = holds ? styleText('green', '✓') : styleText('red', '✗');
      return `  ${mark} ${claim.padEnd(width)}  ${seen}`;
    })
    .join('\n');
}
