import { expect, test, vi } from 'vitest';
import { connectionOf } from '../../../main/aws/connection/connection.ts';
import { directNetwork, type Network } from '../../../main/aws/network/network.ts';
import { createNetworkChoices } from '../../../main/commands/network-choices.ts';
import { defaultNetworkChoice, type NetworkChoice } from '../../../shared/settings/network.ts';
import { FailureError } from '../../../shared/values/failure.ts';

const usual: NetworkChoice = {
  proxy: { use: 'this one', address: 'http://proxy.example:8080' },
  certificates: '/srv/before.pem',
};

function choices(
  answer: string | undefined,
  network: Network = directNetwork(),
  variables: Readonly<Record<string, string>> = { AWS_ENDPOINT_URL: 'no address' },
) {
  let kept = usual;
  const changed = vi.fn();
  const chooses = createNetworkChoices({
    kept: {
      get: () => kept,
      set: (choice) => {
        kept = choice;
      },
    },
    ask: () => Promise.resolve(answer),
    network,
    files: { read: () => Promise.resolve({ profiles: [], files: [] }) },
    connectionOf: (profile) => connectionOf(profile, variables),
    now: Date.now,
    changed,
  });
  return { chooses, kept: () => kept, changed };
}

const noWay: Network = {
  ...directNetwork(),
  guide: () => {
    throw new Error('it was asked for a way');
  },
};
const readable: Network = { ...directNetwork(), requireCertificates: () => Promise.resolve() };

test('a region that is none is told by the test of the connection, and nothing is looked up', async () => {
  const chooses = createNetworkChoices({
    kept: { get: () => usual, set: () => undefined },
    ask: () => Promise.resolve(undefined),
    network: readable,
    files: { read: () => Promise.resolve({ profiles: [], files: [] }) },
    connectionOf: (profile) => connectionOf(profile, { AWS_REGION: 'us-east-1a' }),
    now: Date.now,
    changed: vi.fn(),
  });
  const [found, ...others] = await chooses.test();
  expect(others).toEqual([]);
  expect(found).toMatchObject({ host: 'us-east-1a' });
  expect(found?.links.filter((link) => link.found === 'fails')).toMatchObject([
    {
      link: 'reach',
      failure: { code: 'REGION_NOT_KNOWN', likelyRegion: 'us-east-1', setBy: 'AWS_REGION' },
    },
  ]);
});

test('a proxy is kept beside the certificates, and AWS is asked again', () => {
  const { chooses, kept, changed } = choices(undefined);
  chooses.setProxy({ use: 'none' });
  expect(kept()).toEqual({ proxy: { use: 'none' }, certificates: '/srv/before.pem' });
  expect(changed).toHaveBeenCalledTimes(1);
});

test('a file of certificates is kept beside the proxy, and taken back', async () => {
  const { chooses, kept, changed } = choices('/srv/company.pem', readable);
  expect(await chooses.chooseCertificates()).toBe(true);
  expect(kept()).toEqual({ ...usual, certificates: '/srv/company.pem' });
  chooses.usualCertificates();
  expect(kept()).toEqual({ proxy: usual.proxy });
  expect(changed).toHaveBeenCalledTimes(2);
});

test('nothing is chosen, and nothing changes', async () => {
  const { chooses, kept, changed } = choices(undefined, readable);
  expect(await chooses.chooseCertificates()).toBe(false);
  expect(kept()).toBe(usual);
  expect(changed).not.toHaveBeenCalled();
});

test('a file that nothing could be trusted by is refused, and what was before stays', async () => {
  const { chooses, kept, changed } = choices('/nowhere/company.pem');
  await expect(chooses.chooseCertificates()).rejects.toBeInstanceOf(FailureError);
  expect(kept()).toBe(usual);
  expect(changed).not.toHaveBeenCalled();
});

test('without a profile the usual place is tested, once; what leads nowhere is told', async () => {
  const tests = await choices(undefined).chooses.test();
  expect(tests.map(({ host }) => host)).toEqual(['no address']);
  expect(tests[0]?.links[0]).toMatchObject({ link: 'name', found: 'fails' });
});

test.each(['localhost:4566', 'ftp://ana:geheim@iam.example', 'http://ana:geheim@not an address'])(
  'an endpoint that leads nowhere is told, and no password in it: %s',
  async (endpoint) => {
    const tests = await choices(undefined, directNetwork(), {
      AWS_ENDPOINT_URL: endpoint,
    }).chooses.test();
    expect(tests[0]?.links[0]).toMatchObject({ link: 'name', found: 'fails' });
    expect(JSON.stringify(tests)).not.toContain('geheim');
  },
);

test('an endpoint of http: on another computer is refused, and nothing is sent there', async () => {
  const endpoint = { AWS_ENDPOINT_URL: 'http://iam.example.test:8080' };
  const tests = await choices(undefined, noWay, endpoint).chooses.test();
  expect(tests).toHaveLength(1);
  expect(tests[0]?.host).toBe('iam.example.test:8080');
  expect(tests[0]?.links.filter(({ found }) => found !== 'not reached')).toEqual([
    {
      link: 'reach',
      found: 'fails',
      failure: { code: 'ENDPOINT_NOT_SECURE', host: 'iam.example.test:8080' },
    },
  ]);
});

test('settings that can’t be followed are told, and nothing is sent', async () => {
  const fips = { AWS_USE_FIPS_ENDPOINT: 'true', AWS_REGION: 'eu-west-1' };
  const tests = await choices(undefined, noWay, fips).chooses.test();
  expect(tests.map(({ host }) => host)).toEqual(['eu-west-1']);
  expect(tests[0]?.links.filter(({ found }) => found !== 'not reached')).toEqual([
    { link: 'reach', found: 'fails', failure: { code: 'FIPS_NOT_OFFERED', host: 'eu-west-1' } },
  ]);
});

test('from the start the proxy is the one that is set on the computer', () => {
  expect(defaultNetworkChoice).toEqual({ proxy: { use: 'as set' } });
});
