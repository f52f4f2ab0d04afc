import { describe, expect, test } from 'vitest';
import { hostsToAsk, otherHosts } from '../../../../main/aws/other-hosts/other-hosts.ts';
import { nonAwsEndpoint } from '../../../../main/snapshot/non-aws-endpoint.ts';

describe('requests go to AWS', () => {
  test.each([
    'https://iam.amazonaws.com',
    'https://IAM.AmazonAWS.com:443/',
    'https://iam.us-gov.amazonaws.com',
    'https://iam-fips.amazonaws.com',
    'https://iam.global.api.aws',
    'https://sts.amazonaws.com',
    'https://sts.eu-central-1.amazonaws.com',
    'https://sts-fips.us-gov-west-1.amazonaws.com',
    'https://sts.us-east-1.api.aws',
    'https://iam.cn-north-1.amazonaws.com.cn',
    'https://sts.cn-northwest-1.api.amazonwebservices.com.cn',
    'https://iam.eusc-de-east-1.amazonaws.eu',
    'https://sts.eusc-de-east-1.api.amazonwebservices.eu',
    'https://iam.us-iso-east-1.c2s.ic.gov',
    'https://sts.us-isob-east-1.sc2s.sgov.gov',
    'https://iam.eu-isoe-west-1.cloud.adc-e.uk',
    'https://iam.us-isof-south-1.csp.hci.ic.gov',
    'https://vpce-0123456789abcdef0-abcdefgh.sts.eu-central-1.vpce.amazonaws.com',
    'https://vpce-0123456789abcdef0-abcdefgh-eu-central-1a.sts.eu-central-1.vpce.amazonaws.com',
    undefined,
    'no address',
  ])('%s', (endpoint) => {
    const place = endpoint === undefined ? {} : { iamEndpoint: endpoint, stsEndpoint: endpoint };
    expect(otherHosts(place)).toEqual([]);
    expect(hostsToAsk(place, [])).toEqual([]);
  });
});

describe('requests go to another host, and a person is asked', () => {
  test.each([
    ['https://iam.example.test', 'iam.example.test'],
    ['https://iam.example.test:443/path', 'iam.example.test'],
    ['https://iam.example.test:8443', 'iam.example.test:8443'],
    ['https://10.0.0.5:4566', '10.0.0.5:4566'],
    ['https://iam.amazonaws.com@example.test', 'example.test'],
    ['https://iam.amazonaws.com.example.test', 'iam.amazonaws.com.example.test'],
    ['https://example-iam.amazonaws.com', 'example-iam.amazonaws.com'],
    ['https://iam.amazonaws.de', 'iam.amazonaws.de'],
    ['https://iam.api.awsx', 'iam.api.awsx'],
    ['https://iamxamazonaws.com', 'iamxamazonaws.com'],
    // What customers of AWS run has names below AWS's own.
    ['https://abc.execute-api.us-east-1.amazonaws.com', 'abc.execute-api.us-east-1.amazonaws.com'],
    ['https://iam.s3.amazonaws.com', 'iam.s3.amazonaws.com'],
    [
      'https://ec2-203-0-113-5.eu-central-1.compute.amazonaws.com',
      'ec2-203-0-113-5.eu-central-1.compute.amazonaws.com',
    ],
    [
      'https://vpce-0123.vpce-svc-0123.us-east-1.vpce.amazonaws.com',
      'vpce-0123.vpce-svc-0123.us-east-1.vpce.amazonaws.com',
    ],
    ['https://localhost.example.test', 'localhost.example.test'],
  ])('%s', (endpoint, host) => {
    for (const place of [{ iamEndpoint: endpoint }, { stsEndpoint: endpoint }]) {
      expect(otherHosts(place)).toEqual([host]);
      expect(hostsToAsk(place, [])).toEqual([host]);
      expect(hostsToAsk(place, [host])).toEqual([]);
    }
  });
});

describe('requests go to this computer, which is not AWS, and a person is asked', () => {
  test.each([
    ['http://localhost:4566', 'localhost:4566'],
    ['http://localhost:80', 'localhost'],
    ['https://keyturn.localhost', 'keyturn.localhost'],
    ['http://LOCALHOST.:4566', 'localhost.:4566'],
    ['https://127.8.0.1:1', '127.8.0.1:1'],
    ['http://2130706433:4566', '127.0.0.1:4566'],
    ['http://[::1]:1', '[::1]:1'],
    // LocalStack's own name in the DNS, which leads to 127.0.0.1 (its documentation, "Networking").
    ['https://localhost.localstack.cloud:4566', 'localhost.localstack.cloud:4566'],
  ])('%s', (endpoint, host) => {
    const connection = { region: 'eu-central-1', iamEndpoint: endpoint, stsEndpoint: endpoint };
    expect(hostsToAsk(connection, [])).toEqual([host]);
    expect(hostsToAsk(connection, [host])).toEqual([]);
    expect(nonAwsEndpoint(connection)).toEqual({
      endpoint: { hosts: [host], asks: true },
      notAgreed: { code: 'ENDPOINT_NOT_AWS', profile: '', hosts: [host] },
    });
  });
});

test.each([
  ['http://10.0.0.5', '10.0.0.5'],
  ['http://localhost.localstack.cloud:4566', 'localhost.localstack.cloud:4566'],
])('%s is shown, and nobody is asked: nothing is sent there at all', (endpoint, host) => {
  const connection = { region: 'eu-central-1', iamEndpoint: endpoint, stsEndpoint: endpoint };
  expect(hostsToAsk(connection, [])).toEqual([]);
  expect(nonAwsEndpoint(connection)).toEqual({ endpoint: { hosts: [host] }, notAgreed: undefined });
});

test('where one of two addresses may not be used, nobody is asked about the other', () => {
  const connection = { iamEndpoint: 'http://10.0.0.5', stsEndpoint: 'http://localhost:4566' };
  expect(hostsToAsk(connection, [])).toEqual([]);
});

test('two hosts are asked about together, as long as one of them is not known', () => {
  const connection = {
    region: 'eu-central-1',
    iamEndpoint: 'https://iam.example.test',
    stsEndpoint: 'http://localhost:4566',
  };
  const hosts = ['iam.example.test', 'localhost:4566'];
  expect(hostsToAsk(connection, [])).toEqual(hosts);
  expect(hostsToAsk(connection, ['iam.example.test'])).toEqual(hosts);
  expect(hostsToAsk(connection, hosts)).toEqual([]);
  const agreement = { profile: 'work', hosts };
  expect(nonAwsEndpoint({ ...connection, agreement })).toEqual({
    endpoint: { hosts },
    notAgreed: undefined,
  });
});
