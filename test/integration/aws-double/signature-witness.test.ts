import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { startAwsDouble } from '../../support/aws-double/index.ts';
import type { AwsDouble } from '../../support/aws-double/index.ts';
import { checkSignature, readAuthorization } from '../../support/aws-double/requests/sigv4.ts';
import type { WireRequest } from '../../support/aws-double/requests/sigv4.ts';
import type { Pair } from './clients.ts';
import { isInstalled } from './witnesses.ts';

const run = promisify(execFile);
const isCliHere = isInstalled('aws');
if (!isCliHere) console.log('not applicable: the AWS CLI is not installed');

// The SDK for JavaScript signs every other test here; these are second opinions by other people.
describe("AWS's own worked example of a signature", () => {
  // The IAM ListUsers request of AWS's Signature Version 4 guide.
  const stamp = '20150830T123600Z';
  const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
  const authorization = readAuthorization(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  );
  const request = {
    method: 'GET',
    url: '/?Action=ListUsers&Version=2010-05-08',
    headers: new Map([
      ['host', 'iam.amazonaws.com'],
      ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
      ['x-amz-date', stamp],
    ]),
    body: Buffer.alloc(0),
  };
  const check = (changed: Partial<WireRequest>, signedBy = secret) => {
    if (authorization === undefined) throw new Error('the example was not understood');
    checkSignature(
      { ...request, ...changed },
      authorization,
      signedBy,
      Date.UTC(2015, 7, 30, 12, 40),
    );
  };

  test('is believed', () => {
    expect(() => check({})).not.toThrow();
  });

  test.each([
    ['method', { method: 'POST' }],
    ['path', { url: '/other?Action=ListUsers&Version=2010-05-08' }],
    ['query', { url: '/?Action=ListRoles&Version=2010-05-08' }],
    ['body', { body: Buffer.from('Action=CreateUser') }],
    ['host', { headers: new Map([...request.headers, ['host', 'example.com']]) }],
    ['set of AWS headers', { headers: new Map([...request.headers, ['x-amz-extra', '1']]) }],
  ])('is not believed with another %s', (_, changed) => {
    expect(() => check(changed)).toThrow(/does not match the signature you provided/);
  });

  test('is not believed with another secret', () => {
    expect(() => check({}, `${secret} `)).toThrow(/does not match the signature you provided/);
  });

  test('is not believed on another day', () => {
    const headers = new Map([...request.headers, ['x-amz-date', '20150831T123600Z']]);
    expect(() => check({ headers })).toThrow(/Date in Credential scope does not match/);
  });
});

test.each(isCliHere ? [['the AWS CLI']] : [])(
  '%s signs a request that the double believes',
  async () => {
    const aws = await startAwsDouble();
    try {
      const user = aws.addUser({ account: '111122223333', name: 'alice', path: '/team/' });
      const answer = await cli(aws, user.addKey());
      expect(JSON.parse(answer)).toMatchObject({ Arn: user.arn, UserId: user.userId });
    } finally {
      await aws.close();
    }
  },
  20_000,
);

async function cli({ url }: AwsDouble, { id, secret }: Pair): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'keyturn-aws-cli-'));
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    AWS_ACCESS_KEY_ID: id,
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const words = ['sts', 'get-caller-identity', '--endpoint-url', url, '--output', 'json'];
  try {
    return (await run('aws', words, { env })).stdout;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
