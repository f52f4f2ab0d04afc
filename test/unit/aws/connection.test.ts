import { expect, test } from 'vitest';
import { connectionOf } from '../../../main/aws/connection.ts';

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
  expect(connectionOf({ endpointUrl: 'http://profile' }, env)).toEqual({ region: 'us-east-1' });
});

test('the profile’s region wins over the environment’s; without any, the aws partition’s first', () => {
  expect(connectionOf({ region: 'eu-west-1' }, { AWS_REGION: 'us-west-2' }).region).toBe(
    'eu-west-1',
  );
  expect(connectionOf({}, { AWS_REGION: 'us-west-2' }).region).toBe('us-west-2');
  expect(connectionOf({}, { AWS_DEFAULT_REGION: 'sa-east-1' }).region).toBe('sa-east-1');
  expect(connectionOf({}, {}).region).toBe('us-east-1');
});
