import { readFile, stat } from 'node:fs/promises';
import { styleText } from 'node:util';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { withPair } from '../../test/support/sample-home.ts';
import type { OtherToolAnswer } from './ask-other-tool.ts';
import type { Stage } from './set-stage.ts';

/** Something that was to be shown, what was seen of it, and whether it holds. */
export type Finding = { readonly claim: string; readonly seen: string; readonly holds: boolean };

const refusal = 'InvalidClientTokenId';

/** Looks at the files and at AWS after the overdue profile was rotated and its old key retired. */
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
    await theRestOfTheFilesIsAsItWas(home, fresh?.id),
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
  ];
}

async function theRestOfTheFilesIsAsItWas(
  { credentials, config, profiles: { overdue } }: Stage['home'],
  newId: string | undefined,
): Promise<Finding> {
  const readNow = fromIni({
    profile: overdue.name,
    filepath: credentials.path,
    configFilepath: config.path,
    ignoreCache: true,
  });
  const [now, text, configText, { mode }] = await Promise.all([
    readNow(),
    readFile(credentials.path, 'utf8'),
    readFile(config.path, 'utf8'),
    stat(credentials.path),
  ]);
  const pair = { id: overdue.key.id, secret: now.secretAccessKey };
  const expected = withPair(credentials.text, overdue.key, pair).replaceAll(
    overdue.key.id,
    now.accessKeyId,
  );
  const isSame = text === expected && configText === config.text;
  const isPrivate = process.platform === 'win32' || (mode & 0o777) === 0o600;
  return {
    claim: 'Its id and secret changed in the file, and nothing else did',
    seen: isSame && isPrivate ? 'compared byte for byte' : 'something else is different',
    holds: isSame && isPrivate && now.accessKeyId === newId,
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
