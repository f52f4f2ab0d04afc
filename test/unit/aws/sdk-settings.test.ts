import { devNull } from 'node:os';
import { IAMClient } from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { knowSettings } from '../../../main/aws/sdk-settings.ts';

const handler = { handle: () => Promise.reject(new Error('nobody asks AWS here')) };

function client(region: string, settings = knowSettings()): IAMClient {
  const made = new IAMClient({ ...settings.of(region), region, requestHandler: handler });
  settings.keep(region, made);
  return made;
}

beforeEach(() => {
  // Whatever the files of this computer say.
  vi.stubEnv('AWS_CONFIG_FILE', devNull);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', devNull);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('a further client finds what the first one found: FIPS and dual-stack endpoints, and the application’s name', async () => {
  vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true');
  vi.stubEnv('AWS_USE_DUALSTACK_ENDPOINT', 'true');
  vi.stubEnv('AWS_SDK_UA_APP_ID', 'of-joe');
  const settings = knowSettings();
  client('eu-central-1', settings);
  const { config } = client('eu-central-1', settings);
  expect(await config.useFipsEndpoint()).toBe(true);
  expect(await config.useDualstackEndpoint()).toBe(true);
  expect(await config.userAgentAppId()).toBe('of-joe');
});

test('it does not look them up a second time', async () => {
  const settings = knowSettings();
  const first = client('eu-central-1', settings);
  expect(await first.config.useFipsEndpoint()).toBe(false);
  vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true');
  expect(await client('eu-central-1', settings).config.useFipsEndpoint()).toBe(false);
  expect(await client('eu-central-1').config.useFipsEndpoint()).toBe(true);
});

test('a region that asks for FIPS endpoints by its name asks for itself alone', async () => {
  const settings = knowSettings();
  expect(await client('fips-us-east-1', settings).config.useFipsEndpoint()).toBe(true);
  expect(await client('us-east-1', settings).config.useFipsEndpoint()).toBe(false);
});
