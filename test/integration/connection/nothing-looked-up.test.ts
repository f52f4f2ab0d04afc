import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addressesOf } from '../../../main/aws/addresses.ts';
import { connectionOf } from '../../../main/aws/connection/connection.ts';
import { requestsOf } from './sent-requests.ts';

// Files that nobody can read to the end: whoever opens one waits for a writer, and that can be seen.
const isPossible = process.platform !== 'win32';
let home = '';
let traps: readonly string[] = [];

const poison = {
  AWS_PROFILE: 'poisoned',
  AWS_REGION: 'poison-region-1',
  AWS_DEFAULT_REGION: 'poison-region-1',
  AWS_ENDPOINT_URL: 'http://localhost:4566',
  AWS_ENDPOINT_URL_IAM: 'http://localhost:4567',
  AWS_ENDPOINT_URL_STS: 'http://localhost:4568',
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_STS_REGIONAL_ENDPOINTS: 'legacy',
  AWS_RETRY_MODE: 'adaptive',
  AWS_MAX_ATTEMPTS: '9',
  AWS_DEFAULTS_MODE: 'auto',
  AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a',
  AWS_SIGV4A_SIGNING_REGION_SET: '*',
  AWS_SDK_UA_APP_ID: 'poisoned-app',
  AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'true',
  AWS_ACCESS_KEY_ID: 'AKIAPOISONPOISONPOIS',
  AWS_SECRET_ACCESS_KEY: 'poison',
};

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'keyturn-poison-'));
  await mkdir(join(home, '.aws'));
  const names = ['.aws/config', '.aws/credentials', 'config', 'credentials'];
  traps = names.map((name) => join(home, name));
  if (isPossible) execFileSync('mkfifo', [...traps]);
  vi.stubEnv('HOME', home);
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'));
});

afterEach(async () => {
  // What waits in a trap would keep this process for ever.
  await sprung();
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

/** The traps that somebody has open; letting go of one ends its reading. */
async function sprung(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const trap of traps) {
    try {
      // Without a reader this is refused (ENXIO, fifo(7)).
      const writer = await open(trap, constants.O_WRONLY | constants.O_NONBLOCK);
      found.push(trap);
      await writer.close();
    } catch {
      // Nobody reads it.
    }
  }
  return found;
}

describe.runIf(isPossible)('requests of a profile, with another one’s settings all around', () => {
  const connection = connectionOf({ region: 'eu-central-1' }, {});

  test.each([
    ['in the files alone', {}],
    ['in the variables, too, which are not those of the profile', poison],
    ['where each variable stands alone', undefined],
  ])('go where the profile says: %s', async (_where, variables) => {
    const each =
      variables === undefined
        ? Object.entries(poison).map(([name, value]) => ({ [name]: value }))
        : [variables];
    for (const poisoned of each) {
      for (const name of Object.keys(poison)) vi.stubEnv(name, undefined);
      for (const [name, value] of Object.entries(poisoned)) vi.stubEnv(name, value);
      const requests = await requestsOf(connection);
      expect(new Set(requests.map(({ action }) => action)).size).toBe(11);
      for (const { action, to, signedFor, algorithm, userAgent } of requests) {
        const isSts = ['GetCallerIdentity', 'GetSessionToken'].includes(action);
        expect([action, to, signedFor]).toEqual([
          action,
          ...(isSts
            ? ['https://sts.eu-central-1.amazonaws.com', 'eu-central-1']
            : ['https://iam.amazonaws.com', 'us-east-1']),
        ]);
        expect(algorithm).toBe('AWS4-HMAC-SHA256');
        expect(userAgent).not.toContain('poisoned-app');
      }
      await addressesOf(connection);
      expect(await sprung()).toEqual([]);
    }
  });

  test('the trap works: a client that is given less opens the files', async () => {
    const client = new STSClient({ region: 'eu-central-1' });
    let hasEnded = false;
    const looking = client.config.useFipsEndpoint().then(() => {
      hasEnded = true;
    });
    await vi.waitFor(async () => {
      expect(await sprung()).not.toEqual([]);
    });
    await vi.waitFor(async () => {
      await sprung();
      expect(hasEnded).toBe(true);
    });
    await looking;
  });
});

test('an app id of the profile’s own is a part of its requests', async () => {
  const own = connectionOf({ region: 'eu-central-1', userAgentAppId: 'billing' }, {});
  expect((await requestsOf(own)).every(({ userAgent }) => userAgent.includes('app/billing'))).toBe(
    true,
  );
});
