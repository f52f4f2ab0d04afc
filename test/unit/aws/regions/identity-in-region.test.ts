import { describe, expect, test } from 'vitest';
import { connectionOf, type ProfileEndpoints } from '../../../../main/aws/connection/connection.ts';
import { identityInRegion } from '../../../../main/aws/regions/identity-in-region.ts';
import { type ErrorCode, FailureError } from '../../../../shared/values/failure.ts';
import { k1 } from '../../../support/engine/world.ts';

const refuses = (code: ErrorCode, systemName?: string) => () =>
  Promise.reject(new FailureError({ code, ...(systemName === undefined ? {} : { systemName }) }));
const accepts = () => Promise.resolve({ userName: 'ada', lastUse: { known: 'never' } } as const);

/** Why the identity can't be found out, and how often IAM was called. */
async function askedIn(
  profile: ProfileEndpoints,
  sts: () => Promise<never>,
  iam: () => Promise<Awaited<ReturnType<typeof accepts>>>,
) {
  let asked = 0;
  const lastUsed = () => {
    asked += 1;
    return iam();
  };
  const signer = { pair: k1, connection: connectionOf(profile, {}) };
  const failure = await identityInRegion({ session: { identity: sts, lastUsed }, signer }).then(
    () => undefined,
    (cause: unknown) => (cause instanceof FailureError ? cause.failure : undefined),
  );
  return { failure, asked };
}

describe('STS of a region does not know the key', () => {
  test.each([
    'me-south-1',
    'me-central-1',
    'il-central-1',
    'mx-central-1',
    'ap-east-2',
    'eu-north-9',
  ])('IAM accepts it: %s is not enabled', async (region) => {
    const at = { path: '/home/ada/.aws/config', line: 2 };
    const seen = await askedIn({ region, regionAt: at }, refuses('KEY_NOT_ACCEPTED'), accepts);
    expect(seen.failure).toEqual({ code: 'REGION_NOT_ENABLED', region, ...at });
  });

  test.each([
    'ACCESS_DENIED',
    'MFA_NEEDED',
    'EXPLICITLY_DENIED',
    'DENIED_BY_ORGANISATION',
  ] as const)('IAM says %s, which it only says to a key that it accepts', async (code) => {
    const seen = await askedIn(
      { region: 'me-south-1' },
      refuses('KEY_NOT_ACCEPTED'),
      refuses(code),
    );
    expect(seen.failure?.code).toBe('REGION_NOT_ENABLED');
  });

  test.each([
    'KEY_NOT_ACCEPTED',
    'OFFLINE',
    'THROTTLED',
    'AWS_FAULT',
    'SIGNATURE_REFUSED',
  ] as const)('IAM says %s, which leaves it as it is', async (code) => {
    const seen = await askedIn(
      { region: 'me-south-1' },
      refuses('KEY_NOT_ACCEPTED'),
      refuses(code),
    );
    expect(seen.failure?.code).toBe('KEY_NOT_ACCEPTED');
  });

  test.each([
    'us-east-1',
    'eu-central-1',
    'aws-global',
    'cn-north-1',
    'us-gov-west-1',
    'eusc-de-east-1',
  ])('nobody has to enable %s: IAM is not asked', async (region) => {
    const seen = await askedIn({ region }, refuses('KEY_NOT_ACCEPTED'), accepts);
    expect(seen).toMatchObject({ failure: { code: 'KEY_NOT_ACCEPTED' }, asked: 0 });
  });

  test('an endpoint other than AWS’s has no regions to enable', async () => {
    const seen = await askedIn(
      { region: 'me-south-1', endpointUrl: 'http://localhost:4566' },
      refuses('KEY_NOT_ACCEPTED'),
      accepts,
    );
    expect(seen).toMatchObject({ failure: { code: 'KEY_NOT_ACCEPTED' }, asked: 0 });
  });
});

describe('STS of a region is not found', () => {
  test('IAM answers: the region is reported, not the network', async () => {
    const seen = await askedIn({ region: 'us-east-9' }, refuses('OFFLINE', 'ENOTFOUND'), accepts);
    expect(seen.failure).toEqual({
      code: 'REGION_NOT_FOUND',
      region: 'us-east-9',
      systemName: 'ENOTFOUND',
    });
  });

  test('a proxy that finds no such name refuses: the same', async () => {
    const seen = await askedIn(
      { region: 'us-east-9' },
      refuses('PROXY_REFUSED'),
      refuses('KEY_NOT_ACCEPTED'),
    );
    expect(seen.failure?.code).toBe('REGION_NOT_FOUND');
  });

  test('IAM is not reached either: the network is down', async () => {
    const seen = await askedIn(
      { region: 'us-east-9' },
      refuses('OFFLINE', 'ENOTFOUND'),
      refuses('OFFLINE', 'ENOTFOUND'),
    );
    expect(seen.failure?.code).toBe('OFFLINE');
  });

  test('a region that AWS has is not doubted: IAM is not asked', async () => {
    const seen = await askedIn({ region: 'us-east-1' }, refuses('OFFLINE', 'ENOTFOUND'), accepts);
    expect(seen).toMatchObject({ failure: { code: 'OFFLINE' }, asked: 0 });
  });
});
