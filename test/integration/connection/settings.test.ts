import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addressesOf } from '../../../main/aws/addresses.ts';
import { type Connection, connectionOf } from '../../../main/aws/connection/connection.ts';
import { settingTroubleOf } from '../../../main/aws/connection/unusable-settings.ts';
import { secureAws } from '../../../main/aws/secure-aws.ts';
import { inWorkshop, notApplicable, works } from '../credentials/workshop.ts';
import { placesAsked, requestsThrough } from './sent-requests.ts';
import { type SettingCase, settingCases } from './settings-table.ts';

const pair = `aws_access_key_id = AKIABBBBBBBBBBBBBBBB
aws_secret_access_key = abcdefghijabcdefghijabcdefghijabcdefg/+j
`;

function filesOf({ config = '', credentials = '', inCredentials = '', profile }: SettingCase) {
  const name = profile ?? 'prod';
  return { config, credentials: `${credentials}[${name}]\n${pair}${inCredentials}` };
}

/** What Keyturn makes of real files. */
async function connectionIn(row: SettingCase): Promise<Connection> {
  let found: Connection | undefined;
  await inWorkshop(async ({ files, config, credentials }) => {
    const texts = filesOf(row);
    await writeFile(config, texts.config);
    await writeFile(credentials, texts.credentials);
    const { profiles } = await files.read();
    const profile = profiles.find(({ name }) => name === (row.profile ?? 'prod'));
    if (profile?.kind !== 'long-term key') throw new Error('the profile has a key');
    found = connectionOf(profile, { ...row.variables, ...row.shell });
  });
  if (found === undefined) throw new Error('the profile was read');
  return found;
}

function refusedWith(row: SettingCase): boolean {
  return row.iam === undefined;
}

describe('where the requests of a profile go', () => {
  test.each(settingCases.filter((row) => !refusedWith(row)))('$what', async (row) => {
    const connection = await connectionIn(row);
    expect(settingTroubleOf(connection)).toBeUndefined();
    expect(await placesAsked(connection)).toEqual([row.sts, row.iam]);
    // What the details of the key and the test of the connection show is what was sent.
    const { sts, iam } = await addressesOf(connection);
    expect([sts?.origin, iam?.origin]).toEqual(
      [row.sts, row.iam].map((place) => place?.split(' ')[0]),
    );
  });

  test.each(settingCases.filter(refusedWith))('refused before it is asked: $what', async (row) => {
    const connection = await connectionIn(row);
    expect(settingTroubleOf(connection)?.code).toBe(row.sts);
    // The wall stands in front of every session.
    expect(await requestsThrough(secureAws, connection)).toEqual([]);
  });

  test('it is where botocore sends them', { timeout: 180_000 }, () => {
    if (!works('python3', '-c', 'import botocore')) {
      notApplicable('botocore is not installed');
      return;
    }
    const cases = settingCases.map((row) => ({
      ...filesOf(row),
      profile: row.profile ?? 'prod',
      variables: { ...row.variables, ...row.shell },
    }));
    const script = fileURLToPath(new URL('ask-botocore.py', import.meta.url));
    const output = execFileSync('python3', [script], {
      input: JSON.stringify(cases),
      encoding: 'utf8',
    });
    const answers = z.array(z.union([z.string(), z.array(z.string())])).parse(JSON.parse(output));
    const said = settingCases.map(({ what }, index) => {
      const answer = answers[index] ?? '';
      return [what, typeof answer === 'string' ? 'refuses' : answer];
    });
    expect(said).toEqual(
      settingCases.map(({ what, sts, iam, botocore }, index) => [
        what,
        botocore === 'goes on' ? said[index]?.[1] : (botocore ?? [sts, iam]),
      ]),
    );
  });
});
