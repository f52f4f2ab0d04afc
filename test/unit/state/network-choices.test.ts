import { expect, test } from 'vitest';
import type { Connection } from '../../../main/aws/connection.ts';
import { directNetwork } from '../../../main/aws/network/network.ts';
import { createNetworkChoices } from '../../../main/state/network-choices.ts';
import { defaultNetworkChoice } from '../../../shared/network.ts';

function choices(connection: Connection) {
  return createNetworkChoices({
    kept: { get: () => defaultNetworkChoice, set: () => undefined },
    ask: async () => undefined,
    network: directNetwork(),
    files: { read: async () => ({ files: [], profiles: [] }) },
    connectionOf: () => connection,
    now: () => 0,
    changed: () => undefined,
  });
}

test.each([
  ['without a scheme', 'localhost:4566'],
  ['of another protocol', 'ftp://iam.example'],
  ['that is no address', 'http://ana:geheim@not an address'],
])('an endpoint %s is told as one, and is not shown', async (_, endpoint) => {
  const network = choices({ region: 'us-east-1', iamEndpoint: endpoint, stsEndpoint: endpoint });
  const tests = await network.test();
  expect(tests.map(({ host }) => host)).toEqual(['STS', 'IAM']);
  expect(tests[0]?.links).toContainEqual({
    link: 'name',
    found: 'fails',
    failure: { code: 'OFFLINE', systemName: 'ERR_INVALID_URL' },
  });
  expect(JSON.stringify(tests)).not.toContain('geheim');
});

test('a region that can be no part of an address is told, too', async () => {
  const endpoint = 'http://127.0.0.1:9';
  const tests = await choices({ region: 'eu west', iamEndpoint: endpoint }).test();
  expect(tests.map(({ host }) => host)).toEqual(['STS', '127.0.0.1:9']);
});
