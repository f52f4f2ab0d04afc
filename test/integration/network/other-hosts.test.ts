import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import { connectionOf, type ProfileEndpoints } from '../../../main/aws/connection/connection.ts';
import { directNetwork } from '../../../main/aws/network/network.ts';
import { agreedAws } from '../../../main/aws/other-hosts/agreed-aws.ts';
import { withAgreement } from '../../../main/aws/other-hosts/agreement.ts';
import { secureAws } from '../../../main/aws/secure-aws.ts';
import { createAgreeToHosts } from '../../../main/commands/agree-to-hosts.ts';
import { createNetworkChoices } from '../../../main/commands/network-choices.ts';
import { createCredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import { askWhoseKey } from '../../../main/snapshot/ask-about-keys.ts';
import { createTeam } from '../../../main/team/team.ts';
import { defaultLimits } from '../../../shared/settings/due.ts';
import { defaultNetworkChoice } from '../../../shared/settings/network.ts';
import { createTestedState } from '../../support/app-state.ts';
import { type AwsDouble, type IssuedKey, startAwsDouble } from '../../support/aws-double/index.ts';
import { createCountedClock } from '../../support/counted-clock.ts';
import { pairNamed } from '../../support/engine/iam.ts';

let aws: AwsDouble;
let key: IssuedKey;
let home = '';

beforeEach(async () => {
  aws = await startAwsDouble();
  key = aws.addUser({ account: '210000000001', name: 'joebloggs' }).addKey({ createdDaysAgo: 93 });
  home = await mkdtemp(join(tmpdir(), 'keyturn-hosts-'));
  await mkdir(join(home, '.aws'));
});

afterEach(async () => {
  await aws.close();
  await rm(home, { recursive: true, force: true });
});

/** Keyturn on real files and over real HTTP, as far as it asks AWS without a rotation. */
async function keyturn(config: string, variables: Readonly<Record<string, string>> = {}) {
  const file = (name: 'credentials' | 'config'): string => join(home, '.aws', name);
  await writeFile(file('config'), config);
  await writeFile(
    file('credentials'),
    `[default]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`,
    { mode: 0o600 },
  );
  const files = createCredentialsFiles({
    locations: () => [
      { kind: 'credentials', path: file('credentials'), from: 'home' },
      { kind: 'config', path: file('config'), from: 'home' },
    ],
  });
  const trusted = new Map<string, readonly string[]>();
  const trustedHosts = {
    get: (name: string) => trusted.get(name) ?? [],
    set: (name: string, hosts: readonly string[]) => {
      trusted.set(name, hosts);
    },
  };
  const ports = {
    files,
    trustedHosts,
    aws: agreedAws(secureAws(createAws())),
    connectionOf: (profile: ProfileEndpoints) =>
      withAgreement(connectionOf(profile, variables), profile.name, trustedHosts),
  };
  const clock = { ...createCountedClock(), now: Date.now };
  const { state, keys } = createTestedState({ ...ports, clock });
  const team = createTeam({
    ...ports,
    clock,
    limits: () => defaultLimits,
    log: { error: () => undefined },
    changed: () => undefined,
  });
  const network = createNetworkChoices({
    ...ports,
    kept: { get: () => defaultNetworkChoice, set: () => undefined },
    ask: () => Promise.resolve(undefined),
    network: directNetwork(),
    now: Date.now,
    changed: () => undefined,
  });
  const askThere = createAgreeToHosts({ ...ports, check: keys.check });
  return { ...ports, state, keys, team, network, askThere };
}

type Settings = { readonly config: string; readonly variables?: Readonly<Record<string, string>> };

function hostOf({ url }: AwsDouble): string {
  return new URL(url).host;
}

describe.each([
  ['a line of the config file', () => ({ config: `[default]\nendpoint_url = ${aws.url}\n` })],
  [
    'a services section',
    () => ({
      config: `[default]\nservices = local\n[services local]\niam =\n  endpoint_url = ${aws.url}\nsts =\n  endpoint_url = ${aws.url}\n`,
    }),
  ],
  ['a variable', () => ({ config: '', variables: { AWS_ENDPOINT_URL: aws.url } })],
  [
    'variables of the services',
    () => ({
      config: '',
      variables: { AWS_ENDPOINT_URL_IAM: aws.url, AWS_ENDPOINT_URL_STS: aws.url },
    }),
  ],
] as const satisfies readonly (readonly [string, () => Settings])[])(
  'a key whose requests go to this computer by %s',
  (_by, settings) => {
    async function here() {
      const { config, variables }: Settings = settings();
      return keyturn(config, variables);
    }

    test('is not asked about before a person has agreed, and then at once', async () => {
      const { state, keys, askThere } = await here();
      const hosts = [hostOf(aws)];
      await keys.check();
      await keys.lookAtFiles();
      await keys.askAgain();
      expect(aws.log).toEqual([]);
      expect(keys.unanswered()).toBe(0);
      expect(state.current().profiles).toMatchObject([
        {
          name: 'default',
          endpoint: { hosts, asks: true },
          standing: {
            can: 'not now',
            failure: { code: 'ENDPOINT_NOT_AWS', profile: 'default', hosts },
          },
        },
      ]);
      await askThere({ profile: 'default', hosts });
      const [view] = state.current().profiles;
      expect(view).toMatchObject({
        endpoint: { hosts },
        standing: { can: 'rotate' },
        user: 'joebloggs',
        age: { days: 93 },
      });
      expect(view?.endpoint).not.toHaveProperty('asks');
      expect(new Set(aws.log.map(({ action }) => action))).toEqual(
        new Set(['GetAccessKeyLastUsed', 'GetCallerIdentity', 'ListAccessKeys']),
      );
    });

    test('asks for no report of the account', async () => {
      const { team } = await here();
      await team.ask('default');
      expect(team.view()).toMatchObject({
        state: 'failed',
        failure: { code: 'ENDPOINT_NOT_AWS', profile: 'default' },
      });
      expect(aws.log).toEqual([]);
    });

    test('can be tested: the way there is shown, and nothing is signed for it', async () => {
      const { network } = await here();
      const tests = await network.test();
      expect(new Set(tests.map(({ host }) => host))).toEqual(new Set([hostOf(aws)]));
      expect(aws.log.filter(({ signedBy }) => signedBy !== undefined)).toEqual([]);
    });
  },
);

test('a new key is not asked about where a variable leads elsewhere', async () => {
  const variables = { AWS_ENDPOINT_URL: aws.url };
  const here = await keyturn('', variables);
  const asked = () =>
    askWhoseKey(here.aws, { pair: pairNamed('given'), connection: here.connectionOf({}) });
  expect(await asked()).toEqual({
    state: 'not known',
    failure: { code: 'ENDPOINT_NOT_AWS', profile: '', hosts: [hostOf(aws)] },
  });
  expect(aws.log).toEqual([]);
  await here.askThere({ profile: '', hosts: [hostOf(aws)] });
  expect(await asked()).toMatchObject({ failure: { code: 'KEY_NOT_ACCEPTED' } });
});

test('another place is another question: what AWS or this place has said is not shown for it', async () => {
  const { state, keys, askThere } = await keyturn(`[default]\nendpoint_url = ${aws.url}\n`);
  await askThere({ profile: 'default', hosts: [hostOf(aws)] });
  expect(state.current().profiles).toMatchObject([{ age: { days: 93 } }]);
  const before = aws.log.length;
  const elsewhere = `[default]\nendpoint_url = ${aws.url.replace('127.0.0.1', 'localhost')}\n`;
  await writeFile(join(home, '.aws', 'config'), elsewhere);
  await keys.check();
  const [view] = state.current().profiles;
  expect(view).toMatchObject({ endpoint: { asks: true }, standing: { can: 'not now' } });
  expect(view).not.toHaveProperty('age');
  expect(aws.log).toHaveLength(before);
});
