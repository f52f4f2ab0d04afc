import { expect, test } from 'vitest';
import { connectionOf } from '../../../../main/aws/connection/connection.ts';

test('a profile’s region and endpoints are used', () => {
  const profile = { region: 'cn-north-1', endpointUrl: 'http://all', iamEndpointUrl: 'http://iam' };
  expect(connectionOf(profile, {})).toEqual({
    region: 'cn-north-1',
    iamEndpoint: 'http://iam',
    stsEndpoint: 'http://all',
  });
});

test('the variable of a service wins over the general one, and both over the profile', () => {
  const env = { AWS_ENDPOINT_URL: 'http://general', AWS_ENDPOINT_URL_STS: 'http://sts' };
  expect(connectionOf({ endpointUrl: 'http://profile' }, env)).toMatchObject({
    iamEndpoint: 'http://general',
    stsEndpoint: 'http://sts',
  });
});

test('a person can have every configured endpoint ignored', () => {
  const env = { AWS_ENDPOINT_URL: 'http://general', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
  expect(connectionOf({ endpointUrl: 'http://profile', region: 'eu-west-1' }, env)).toEqual({
    region: 'eu-west-1',
  });
});

test('a profile that has endpoints ignored ignores those of the variables, too, unless a variable is against it', () => {
  const profile = { ignoreConfiguredEndpointUrls: 'True', endpointUrl: 'http://profile' };
  const env = { AWS_ENDPOINT_URL: 'http://general' };
  expect(connectionOf(profile, env).iamEndpoint).toBeUndefined();
  for (const no of ['false', '']) {
    const against = { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: no };
    expect(connectionOf(profile, against).iamEndpoint).toBe('http://general');
  }
});

test('the region of a variable wins over the profile’s, AWS_REGION over the other; an empty one is none', () => {
  const regionOf = (env: Readonly<Record<string, string>>, region?: string) =>
    connectionOf({ region }, env).region;
  expect(regionOf({ AWS_REGION: 'us-west-2' }, 'eu-west-1')).toBe('us-west-2');
  expect(regionOf({ AWS_DEFAULT_REGION: 'sa-east-1' }, 'eu-west-1')).toBe('sa-east-1');
  expect(regionOf({ AWS_DEFAULT_REGION: 'sa-east-1', AWS_REGION: 'us-west-2' })).toBe('us-west-2');
  expect(regionOf({ AWS_DEFAULT_REGION: ' ', AWS_REGION: '' }, 'eu-west-1')).toBe('eu-west-1');
});

test('without any region those of the aws partition are asked, and STS at its global endpoint', () => {
  expect(connectionOf({}, {})).toEqual({ region: 'us-east-1', isRegionAssumed: true });
});

test('an app id and the certificates of Requests are taken where nothing else names them', () => {
  const env = { REQUESTS_CA_BUNDLE: '/requests.pem' };
  expect(connectionOf({ userAgentAppId: 'billing' }, env)).toMatchObject({
    userAgentAppId: 'billing',
    caBundle: '/requests.pem',
  });
  expect(connectionOf({ userAgentAppId: 'x'.repeat(51) }, {}).userAgentAppId).toBeUndefined();
  expect(connectionOf({ caBundle: '/profile.pem' }, env).caBundle).toBe('/profile.pem');
});

test('a variable wins over the profile’s region, but leads no key out of the partition where it was found', () => {
  const env = { AWS_REGION: 'us-east-1' };
  expect(connectionOf({ region: 'cn-north-1' }, env).region).toBe('us-east-1');
  expect(connectionOf({}, env, 'cn-north-1')).toEqual({ region: 'cn-north-1' });
  const at = { path: '/home/ada/.aws/config', line: 2 };
  const profile = { region: 'cn-northwest-1', regionAt: at };
  expect(connectionOf(profile, env, 'cn-north-1')).toEqual({
    region: 'cn-northwest-1',
    regionFrom: at,
  });
  expect(connectionOf({}, { AWS_REGION: 'cn-northwest-1' }, 'cn-north-1').region).toBe(
    'cn-northwest-1',
  );
});
