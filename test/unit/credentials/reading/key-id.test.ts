import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../../../main/credentials/reading/profiles.ts';
import { notToRotate } from '../../../../main/snapshot/not-to-rotate.ts';
import { notToRotate as inWords } from '../../../../shared/words/profiles/standing.ts';
import { fileOf } from '../samples.ts';

const secret = 'abcdefghijabcdefghijabcdefghijabcdefg/+j';
const line = 'line 2 of /home/ada/.aws/credentials';

/** What the window says of a profile with this in the place of the id. */
function said(id: string, { secretText = secret, more = '', hosts = [] as string[] } = {}): string {
  const text = `[a]\naws_access_key_id = ${id}\naws_secret_access_key = ${secretText}\n${more}`;
  const [profile] = readProfiles([fileOf('credentials', text)]);
  if (profile === undefined) throw new Error('no profile');
  if (profile.kind === 'long-term key') return 'rotates';
  const why = notToRotate(profile, [profile], () =>
    hosts.length === 0 ? undefined : { hosts: [...hosts] },
  );
  return inWords(why);
}

describe('what is no key of AWS', () => {
  test.each([
    ['LocalStack', 'test'],
    ['DynamoDB local', 'fakeMyKeyId'],
    ['MinIO', 'minioadmin'],
    ['MinIO, generated', 'Q3AM3UQ867SPQQA43P2F'],
    ['Wasabi', 'IPK5W0AAAAAAAAAAAAAA'],
    ['DigitalOcean Spaces', 'DO00ABCDEFGHIJKLMNPQ'],
    ['Scaleway', 'SCWABCDEFGHIJKLMNPQR'],
    ['Cloudflare R2', '0123456789abcdef0123456789abcdef'],
    ['Backblaze B2', '0012345abcdef670000000001'],
    ['Google Cloud Storage', 'GOOG1EABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZAB'],
    ['Alibaba Cloud', 'LTAI5tABCDEFGHIJKLMNOPQR'],
    ['Tencent Cloud', 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE'],
    ['Yandex Cloud', 'YCAJEabcdefghijklmnopqrst'],
  ])('is not called a typing error: %s', (_, id) => {
    expect(said(id)).toBe(
      `The ID in ${line} is not one of AWS: those begin with AKIA. There is nothing to rotate here.`,
    );
  });

  test('is said with the place its requests go to, where the profile has one', () => {
    expect(said('IPK5W0AAAAAAAAAAAAAA', { hosts: ['s3.wasabisys.com'] })).toBe(
      'Not a key of AWS. Requests of this profile go to s3.wasabisys.com. There is nothing to rotate here.',
    );
  });
});

describe('a typing error says what is wrong', () => {
  const typing = 'Look for a typing error.';
  test.each([
    ['AKIA2222222222222222', 'rotates'],
    [
      'AKIA222222222222222',
      `The access key ID in ${line} is too short. AWS’s have 20 characters. ${typing}`,
    ],
    ['AKIA2222', `The access key ID in ${line} is too short. AWS’s have 20 characters. ${typing}`],
    [
      'akia2222222222222222',
      `The access key ID in ${line} has small letters. AWS’s have none. ${typing}`,
    ],
    [
      'AKIAabcd222222222222',
      `The access key ID in ${line} has small letters. AWS’s have none. ${typing}`,
    ],
    [
      'AKIA2222-22222222222',
      `The access key ID in ${line} has a “-”. No ID of AWS has that. ${typing}`,
    ],
    [
      'AKIA2222222222222222,',
      `The access key ID in ${line} has a “,”. No ID of AWS has that. ${typing}`,
    ],
    [
      'AKIA 2222222222222222',
      `The access key ID in ${line} has a space. No ID of AWS has that. ${typing}`,
    ],
    [
      'KIA2222222222222222',
      `The access key ID in ${line} doesn’t begin with AKIA, as AWS’s do. ${typing}`,
    ],
    [
      'AIKA2222222222222222',
      `The access key ID in ${line} doesn’t begin with AKIA, as AWS’s do. ${typing}`,
    ],
    [
      'AK1A2222222222222222',
      `The access key ID in ${line} doesn’t begin with AKIA, as AWS’s do. ${typing}`,
    ],
    [
      'asia2222222222222222',
      `The access key ID in ${line} has small letters. AWS’s have none. ${typing}`,
    ],
  ])('%s', (id, sentences) => {
    expect(said(id)).toBe(sentences);
  });
});

describe('what can be known of a value in the place of an id', () => {
  test.each([
    ['AIDA2222222222222222', 'the ID of a user'],
    ['AROA2222222222222222', 'the ID of a role'],
    ['AGPA2222222222222222', 'the ID of a group'],
    ['ABIA2222222222222222', 'the ID of a bearer token'],
    ['ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl', 'an API key for Amazon Bedrock'],
    ['bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t', 'an API key for Amazon Bedrock'],
    ['123456789012', 'an account number'],
    ['1234-5678-9012', 'an account number'],
    ['arn:aws:iam::123456789012:user/ada', 'an ARN'],
    ['arn:aws-cn:iam::123456789012:user/ada', 'an ARN'],
  ])('%s', (id, what) => {
    expect(said(id)).toBe(
      `Line 2 of /home/ada/.aws/credentials has ${what} in the place of the access key ID. Access key IDs begin with AKIA.`,
    );
  });

  test.each(['"AKIA2222222222222222"', '“AKIA2222222222222222”', '"ASIA2222222222222222",'])(
    'quotes: %s',
    (id) => {
      expect(said(id)).toBe(
        `The access key ID in ${line} is in quotes. The AWS CLI takes them for a part of it. Remove the quotes.`,
      );
    },
  );

  test.each([
    '${AWS_KEY}',
    '$AWS_KEY',
    '%AWS_KEY%',
    '{{ key }}',
    '<your key>',
    'YOUR_KEY',
    'xxxxxxxx',
  ])('a placeholder: %s', (id) => {
    expect(said(id)).toBe(
      'Line 2 of /home/ada/.aws/credentials has a placeholder, and AWS’s tools don’t replace it. Write the access key ID there.',
    );
  });

  test('id and secret that have changed places, without the secret', () => {
    const sentences = said(secret, { secretText: 'AKIA2222222222222222' });
    expect(sentences).toBe(
      `The access key ID and the secret are swapped. Put the one that begins with AKIA into ${line}.`,
    );
  });

  test('a line that the AWS CLI joins to the id, which other tools read: no typing error', () => {
    const text = '[a]\naws_access_key_id = AKIA2222222222222222\n  region = eu-west-1\n';
    const [profile] = readProfiles([fileOf('credentials', text)]);
    expect(profile).toMatchObject({ kind: 'malformed id', flaw: 'continued', line: 3 });
  });

  test('nothing of the value is kept', () => {
    const text = `[a]\naws_access_key_id = ${secret}\naws_secret_access_key = x\n`;
    expect(JSON.stringify(readProfiles([fileOf('credentials', text)]))).not.toContain(secret);
  });

  test('a value of five megabytes is looked at in no time', () => {
    for (const character of ['A', '"', '$', '-', 'AKIA', '\u00a0']) {
      const text = `[a]\naws_access_key_id = ${character.repeat(5_000_000 / character.length)}\n`;
      const file = fileOf('credentials', text);
      const began = performance.now();
      readProfiles([file]);
      expect(performance.now() - began).toBeLessThan(3_000);
    }
  });
});
