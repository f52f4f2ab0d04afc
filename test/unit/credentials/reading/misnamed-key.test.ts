import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../../../main/credentials/reading/profiles.ts';
import { fileOf, oldId, otherId } from '../samples.ts';

const secret = 'abcdefghijabcdefghijabcdefghijabcdefg/+j';
const rightSecret = `aws_secret_access_key = ${secret}\n`;

function found(lines: string): unknown {
  const [profile] = readProfiles([fileOf('credentials', `[a]\n${lines}`)]);
  return profile;
}

describe('a key under a name that AWS’s tools don’t read', () => {
  test.each([
    [`AWSAccessKeyId=${oldId}\nAWSSecretKey=${secret}\n`, 'AWSAccessKeyId'],
    [`access_key_id = ${oldId}\nsecret_access_key = ${secret}\n`, 'access_key_id'],
    [`export aws_access_key_id=${oldId}\n`, 'export aws_access_key_id'],
    [`export AWS_ACCESS_KEY_ID="${oldId}"\n`, 'export AWS_ACCESS_KEY_ID'],
    [`set AWS_ACCESS_KEY_ID=${oldId}\n`, 'set AWS_ACCESS_KEY_ID'],
    [`$env:AWS_ACCESS_KEY_ID="${oldId}"\n`, '$env:AWS_ACCESS_KEY_ID'],
    [`aws_access_key = ${oldId}\n${rightSecret}`, 'aws_access_key'],
    [`AccessKeyId: ${oldId}\n`, 'AccessKeyId'],
    [`"AccessKeyId": "${oldId}",\n`, '"AccessKeyId"'],
    [`awsAccessKeyId = ${oldId}\n`, 'awsAccessKeyId'],
    [`aws-access-key-id = ${oldId}\n`, 'aws-access-key-id'],
    [`aws access key id = ${oldId}\n`, 'aws access key id'],
    [`aws_acess_key_id = ${oldId}\n`, 'aws_acess_key_id'],
    [`aws_access_id = ${oldId}\n${rightSecret}`, 'aws_access_id'],
    [`was_access_key_id = ${oldId}\n`, 'was_access_key_id'],
    [`aws_access_key_id =\naws_key = ${oldId}\n`, 'aws_key'],
  ])('is reported with its line and the right one: %j', (lines, written) => {
    const at = lines.split('\n').findIndex((line) => line.includes(oldId));
    expect(found(lines)).toMatchObject({
      kind: 'misnamed key',
      id: oldId,
      line: at + 2,
      written,
      right: 'aws_access_key_id',
    });
  });

  test.each([
    'aws_secret_key',
    'AWSSecretKey',
    'aws_secret_access_key_id',
    'secret_access_key',
    'aws_secret_acces_key',
    'aws_secret_acccess_key',
    'export aws_secret_access_key',
    'SecretAccessKey',
  ])('the secret alone, beside an id with the right name: %s', (written) => {
    expect(found(`aws_access_key_id = ${oldId}\n${written} = ${secret}\n`)).toMatchObject({
      kind: 'misnamed key',
      id: oldId,
      line: 3,
      written,
      right: 'aws_secret_access_key',
    });
  });

  test('a temporary one, too, which is shown as no key that can rotate', () => {
    const profile = found(`access_key_id = ${oldId.replace('AKIA', 'ASIA')}\n`);
    expect(profile).toMatchObject({ kind: 'misnamed key', right: 'aws_access_key_id' });
    expect(profile).not.toHaveProperty('id');
  });

  test.each([
    ['long-term key', `AWS_ACCESS_KEY_ID = ${oldId}\nAWS_SECRET_ACCESS_KEY = ${secret}\n`],
    ['long-term key', `aws_access_key_id = ${oldId}\n${rightSecret}aws_access_key = ${otherId}\n`],
    ['id without secret', `aws_access_key_id = ${oldId}\naws_secret_key = short\n`],
    ['empty', `note = ${oldId}\n`],
    ['empty', `old_aws_access_key_id = ${oldId}\n`],
    ['empty', 'access_key = minioadmin\nsecret_key = minioadmin\n'],
    ['empty', `git_commit = ${'0123456789'.repeat(4)}\n`],
    ['process', `access_key = ${oldId}\ncredential_process = /opt/keys\n`],
  ])('nothing of the kind is said of a profile that is %s: %j', (kind, lines) => {
    expect(found(lines)).toMatchObject({ kind });
  });

  test('a file of names without end is read in no time', () => {
    const lines = `aws_access_key_i = x\n${`${'a'.repeat(40)} = ${oldId}\n`.repeat(60_000)}`;
    const file = fileOf('credentials', `[a]\n${lines}`);
    const began = performance.now();
    readProfiles([file]);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
