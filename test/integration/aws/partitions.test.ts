import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import { connectionOf, type ProfileEndpoints } from '../../../main/aws/connection/connection.ts';
import { knownRegions, partitionOf } from '../../../main/aws/connection/partitions.ts';
import { createNetwork } from '../../../main/aws/network/network.ts';
import { askPartition } from '../../../main/aws/regions/ask-partition.ts';
import { identityInRegion } from '../../../main/aws/regions/identity-in-region.ts';
import type { Aws } from '../../../main/aws/session.ts';
import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { defaultNetworkChoice } from '../../../shared/settings/network.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import { publicPartitions, type PublicPartition } from '../../../shared/values/region.ts';
import {
  type AwsDouble,
  notEnabled,
  startAwsDouble,
  stsOff,
} from '../../support/aws-double/index.ts';
import { certificateFile } from '../../support/network/certificates.ts';
import { startProxy, type TestProxy } from '../../support/network/proxy.ts';
import { startSecureFront } from '../../support/network/secure-front.ts';
import { notApplicable, works } from '../credentials/workshop.ts';

// Every name of AWS leads to the double: through a proxy, and with a certificate for these names.
let double: AwsDouble;
let proxy: TestProxy;
let aws: Aws;
let ends: (() => Promise<void>)[] = [];
const never = new AbortController().signal;

beforeEach(async () => {
  double = await startAwsDouble();
  const front = await startSecureFront(Number(new URL(double.url).port), { isForAws: true });
  proxy = await startProxy({ leadsTo: front.port });
  const network = createNetwork({
    choice: () => ({ ...defaultNetworkChoice, certificates: certificateFile('aws-authority') }),
    variables: { HTTPS_PROXY: proxy.address },
    systemProxy: () => Promise.resolve('DIRECT'),
  });
  aws = createAws(network);
  ends = [proxy.close, front.close, double.close];
});
afterEach(async () => {
  await Promise.all(ends.map((end) => end()));
});

function keyOf(partition: PublicPartition): KeyPair {
  const user = double.addUser({ account: '210000000001', name: 'ada', partition });
  const { id, secret } = user.addKey({ createdDaysAgo: 3 });
  return { id, secret: new Secret(secret) };
}

/** Why the identity of a key can't be found out. */
async function refusalOf(pair: KeyPair, profile: ProfileEndpoints): Promise<Failure | undefined> {
  const signer = { pair, connection: connectionOf(profile, {}) };
  const session = aws.session(signer);
  try {
    await identityInRegion({ session, signer });
    return undefined;
  } catch (cause) {
    if (cause instanceof FailureError) return cause.failure;
    throw cause;
  } finally {
    session.end();
  }
}

const hosts: Readonly<Record<PublicPartition, string>> = {
  aws: 'sts.us-east-1.amazonaws.com:443',
  'aws-cn': 'sts.cn-north-1.amazonaws.com.cn:443',
  'aws-us-gov': 'sts.us-gov-west-1.amazonaws.com:443',
  'aws-eusc': 'sts.eusc-de-east-1.amazonaws.eu:443',
};

describe.each(publicPartitions)('a key of %s', (home) => {
  test.each(publicPartitions)(
    'is searched for in %s with one request, to its own host',
    async (partition) => {
      const pair = keyOf(home);
      const signer = { pair, connection: connectionOf({}, {}) };
      expect(await askPartition(aws, signer, partition, never)).toBe(
        partition === home ? 'known' : 'not known',
      );
      expect(proxy.asked).toEqual([hosts[partition]]);
      expect(double.log.map(({ action }) => action)).toEqual(['GetCallerIdentity']);
    },
  );

  test('with another secret: its partition knows it, no other does', async () => {
    const pair = { ...keyOf(home), secret: new Secret('another/secret') };
    const signer = { pair, connection: connectionOf({}, {}) };
    for (const partition of publicPartitions) {
      expect(await askPartition(aws, signer, partition, never)).toBe(
        partition === home ? 'known' : 'not known',
      );
    }
  });
});

test('a key of China without a region: AWS does not know it, says where it was asked, and no other partition hears of it', async () => {
  const failure = await refusalOf(keyOf('aws-cn'), {});
  expect(failure).toMatchObject({ code: 'KEY_NOT_ACCEPTED', region: 'us-east-1' });
  // As the AWS CLI asks where nobody names a region.
  expect(proxy.asked).toEqual(['sts.amazonaws.com:443']);
});

test('STS of a region that is not enabled: the region is reported, and IAM was called for it once', async () => {
  double.behave(notEnabled('me-south-1'));
  const at = { path: '/home/ada/.aws/config', line: 2 };
  expect(await refusalOf(keyOf('aws'), { region: 'me-south-1', regionAt: at })).toMatchObject({
    code: 'REGION_NOT_ENABLED',
    region: 'me-south-1',
    ...at,
  });
  expect(double.log.map(({ action, region }) => [action, region])).toEqual([
    ['GetCallerIdentity', 'me-south-1'],
    ['GetAccessKeyLastUsed', 'us-east-1'],
  ]);
});

test('a deleted key in such a region is reported as what it is', async () => {
  const pair = keyOf('aws');
  double.removeKey(pair.id);
  expect(await refusalOf(pair, { region: 'me-south-1' })).toMatchObject({
    code: 'KEY_NOT_ACCEPTED',
    region: 'me-south-1',
  });
});

test('STS that was deactivated in a region is reported as that', async () => {
  double.behave(stsOff('eu-central-1', '210000000001'));
  expect(await refusalOf(keyOf('aws'), { region: 'eu-central-1' })).toMatchObject({
    code: 'REGION_STS_OFF',
    awsName: 'RegionDisabledException',
    region: 'eu-central-1',
  });
});

test.each([
  'us-east-1a',
  'Frankfurt',
  'us-east',
  'us_east_1',
  '"us-east-1"',
  'eu-central-1,',
  'US-EAST-1',
])('region = %s: nothing is sent, nor is a name looked up', async (region) => {
  expect(await refusalOf(keyOf('aws'), { region })).toMatchObject({
    code: 'REGION_NOT_KNOWN',
    region,
  });
  expect(proxy.asked).toEqual([]);
});

test('botocore has the same regions and partitions', () => {
  if (!works('python3', '-c', 'import botocore')) {
    notApplicable('botocore is not installed');
    return;
  }
  const script = [
    'import json, os, botocore',
    "path = os.path.join(os.path.dirname(botocore.__file__), 'data', 'partitions.json')",
    "print(json.dumps({r: p['id'] for p in json.load(open(path))['partitions'] for r in p['regions']}))",
  ].join('\n');
  const theirs: unknown = JSON.parse(execFileSync('python3', ['-c', script], { encoding: 'utf8' }));
  const own = Object.fromEntries(
    [...knownRegions, ...globals].map((region) => [region, partitionOf(region)]),
  );
  // A newer botocore may know more.
  expect(theirs).toMatchObject(own);
});

const globals = [
  'aws-global',
  'aws-cn-global',
  'aws-us-gov-global',
  'aws-iso-global',
  'aws-iso-b-global',
  'aws-iso-e-global',
  'aws-iso-f-global',
];
