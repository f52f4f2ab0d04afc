import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../../../main/aws/connection/connection.ts';
import {
  endOfChain,
  type Profile,
  readProfiles,
} from '../../../../main/credentials/reading/profiles.ts';
import { fileOf, oldId, oldSecret, otherId } from '../samples.ts';

const pairLines = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
const otherLines = `aws_access_key_id = ${otherId}\naws_secret_access_key = otherSecret\n`;

function read(credentials: string, config = ''): readonly Profile[] {
  return readProfiles([fileOf('credentials', credentials), fileOf('config', config)]);
}

function longTerm(profile: Profile | undefined): Extract<Profile, { kind: 'long-term key' }> {
  if (profile?.kind !== 'long-term key') throw new Error(`no long-term key: ${profile?.kind}`);
  return profile;
}

describe('what a profile is', () => {
  test.each([
    ['long-term key', pairLines],
    ['long-term key', `${pairLines}aws_session_token =\n`],
    ['long-term key', `AWS_ACCESS_KEY_ID: ${oldId}\nAWS_SECRET_ACCESS_KEY: ${oldSecret}\n`],
    ['long-term key', `${pairLines}role_arn = arn:aws:iam::1:role/x\nsource_profile = a\n`],
    ['temporary', pairLines.replace('AKIA', 'ASIA')],
    ['temporary', `${pairLines.replace('AKIA', 'ASIA')}aws_session_token = abc\n`],
    ['stale session token', `${pairLines}aws_session_token = abc\n`],
    ['stale session token', `${pairLines}aws_security_token = abc\n`],
    ['sso', 'sso_session = corp\nsso_account_id = 123456789012\n'],
    ['sso', 'sso_start_url = https://x.awsapps.com/start\n'],
    ['login', 'login_session = arn:aws:iam::1:user/ada\n'],
    ['role without source', 'role_arn = arn:aws:iam::1:role/x\n'],
    ['role without source', 'role_arn = arn:aws:iam::1:role/x\ncredential_source = Moon\n'],
    ['source without role', 'source_profile = b\n'],
    ['source without role', 'credential_source = Environment\n'],
    ['sso', 'sso_session = corp\ncredential_process = /opt/bin/keys\n'],
    ['login', 'login_session = arn:aws:iam::1:user/ada\ncredential_process = /opt/bin/keys\n'],
    ['process', 'credential_process = /opt/bin/keys --a=b\n'],
    ['web identity', 'role_arn = arn:aws:iam::1:role/x\nweb_identity_token_file = /tmp/t\n'],
    ['id without secret', `aws_access_key_id = ${oldId}\n`],
    ['id without secret', `aws_access_key_id = ${oldId}\naws_secret_access_key =\n`],
    ['secret without id', `aws_secret_access_key = ${oldSecret}\n`],
    ['not a key of AWS', pairLines.replace(oldId, 'test')],
    ['malformed id', pairLines.replace(oldId, `"${oldId}"`)],
    ['malformed id', pairLines.replace('aws_secret', '  aws_secret')],
    ['other AWS id', pairLines.replace('AKIA', 'ABSK')],
    ['empty', ''],
    ['empty', 'region = eu-west-1\n'],
  ])('%s: %j', (kind, lines) => {
    expect(read(`[a]\n${lines}`)).toMatchObject([{ kind, name: 'a' }]);
  });

  test('a role says whose key it uses', () => {
    const config = '[profile a]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = b\n';
    expect(read('', config)).toEqual([{ kind: 'role', name: 'a', sourceProfile: 'b' }]);
    const instance =
      '[profile a]\nrole_arn = arn:aws:iam::1:role/x\ncredential_source = Environment\n';
    expect(read('', instance)).toEqual([{ kind: 'role', name: 'a', source: 'environment' }]);
  });

  test('its secret is held, and shown nowhere', () => {
    const profile = longTerm(read(`[a]\n${pairLines}`)[0]);
    expect(profile.pair.secret.reveal()).toBe(oldSecret);
    expect(inspect(profile, { depth: null }) + JSON.stringify(profile)).not.toContain(oldSecret);
  });
});

describe('profiles of both files', () => {
  test('a profile named in both is one, in the order of appearance', () => {
    const credentials = `[b]\n${pairLines}[a]\n${otherLines}`;
    const config = '[profile c]\nsso_session = x\n[profile a]\nregion = eu-west-1\n';
    const profiles = read(credentials, config);
    expect(profiles.map(({ name, kind }) => [name, kind])).toEqual([
      ['b', 'long-term key'],
      ['a', 'long-term key'],
      ['c', 'sso'],
    ]);
    expect(longTerm(profiles[1]).region).toBe('eu-west-1');
  });

  test('the credentials file wins', () => {
    const [profile] = read(
      `[a]\n${pairLines}region = x\n`,
      `[profile a]\n${otherLines}region = y\n`,
    );
    expect(longTerm(profile)).toMatchObject({ pair: { id: oldId }, region: 'x' });
  });

  test('a key of the config file counts too', () => {
    const [profile] = read('[a]\nregion = x\n', `[profile a]\n${pairLines}`);
    expect(longTerm(profile)).toMatchObject({ pair: { id: oldId }, region: 'x' });
  });

  test('an id of one file and a secret of the other are no pair', () => {
    const [profile] = read(
      `[a]\naws_access_key_id = ${oldId}\n`,
      `[profile a]\naws_secret_access_key = ${oldSecret}\n`,
    );
    expect(profile?.kind).toBe('id without secret');
  });

  test('in the config file, [profile default] takes the place of [default]', () => {
    const config = `[profile default]\n${pairLines}[default]\n${otherLines}`;
    expect(longTerm(read('', config)[0]).pair.id).toBe(oldId);
    expect(read('', `[default]\n${otherLines}`)).toMatchObject([{ name: 'default' }]);
  });

  test.each([
    ['[profile "a b"]', 'a b'],
    ["[profile 'a']", 'a'],
    ['[profile   a]', 'a'],
    ['[profile a.b/c@d+e:f]', 'a.b/c@d+e:f'],
    ['[ profile a ]', 'a'],
  ])('in the config file %s is %j', (header, name) => {
    expect(read('', `${header}\n${pairLines}`)).toMatchObject([{ name }]);
  });

  test.each(['[preview]', '[plugins]', '[sso-session x]', '[services x]'])(
    'in the config file %s is no profile',
    (header) => {
      expect(read('', `${header}\n${pairLines}`)).toEqual([]);
    },
  );

  test.each(['a b', ' a ', 'profile a', 'ключ', 'constructor'])(
    'in the credentials file every name is one: %j',
    (name) => {
      expect(read(`[${name}]\n${pairLines}`)).toMatchObject([{ name }]);
    },
  );

  test('an extraordinarily long name makes no profile, and no harm', () => {
    expect(read(`[${'x'.repeat(5_000)}]\n${pairLines}`)).toEqual([]);
  });
});

describe('the locations of a key', () => {
  test('every section with it is listed, with its line', () => {
    const config = `[profile c]\nregion = x\n\n${pairLines}`;
    const profile = longTerm(read(`[a]\n${pairLines}[ b ]\n${pairLines}`, config)[0]);
    expect(profile.places).toEqual([
      { path: '/home/ada/.aws/credentials', section: 'a', profile: 'a', line: 2 },
      { path: '/home/ada/.aws/credentials', section: ' b ', profile: ' b ', line: 5 },
      { path: '/home/ada/.aws/config', section: 'profile c', profile: 'c', line: 4 },
    ]);
  });

  test('a place that no tool reads for the profile says so', () => {
    const config = `[profile a]\n${pairLines}[nobody]\n${pairLines}`;
    const [first, second] = read(`[a]\n${otherLines}[b]\n${pairLines}`, config);
    expect(longTerm(first).pair.id).toBe(otherId);
    expect(longTerm(second).places.map(({ section, shadowed }) => [section, shadowed])).toEqual([
      ['b', undefined],
      ['profile a', true],
      ['nobody', true],
    ]);
  });

  test('a stale or half pair has its locations as well', () => {
    const places = [{ path: '/home/ada/.aws/credentials', section: 'a', profile: 'a', line: 2 }];
    expect(read(`[a]\n${pairLines}aws_session_token = x\n`)).toMatchObject([{ id: oldId, places }]);
    expect(read(`[a]\naws_access_key_id = ${oldId}\n`)).toMatchObject([{ id: oldId, places }]);
  });
});

describe('settings of a profile', () => {
  test('are read out of both files', () => {
    const config = [
      '[profile a]',
      'endpoint_url = http://localhost:1',
      'services = local',
      'mfa_serial = arn:aws:iam::123456789012:mfa/ada',
      'ca_bundle = /etc/corp.pem',
      '[services local]',
      'sts =',
      '  endpoint_url = http://localhost:2',
      'iam =',
      '  other = 1',
      '  endpoint_url = http://localhost:3',
    ].join('\n');
    expect(
      read(`[a]\n${pairLines}region = eu-west-1\naws_account_id = 123456789012\n`, config),
    ).toMatchObject([
      {
        region: 'eu-west-1',
        endpointUrl: 'http://localhost:1',
        stsEndpointUrl: 'http://localhost:2',
        iamEndpointUrl: 'http://localhost:3',
        mfaSerial: 'arn:aws:iam::123456789012:mfa/ada',
        caBundle: '/etc/corp.pem',
        accountId: '123456789012',
      },
    ]);
  });

  test('are left out where the profile says nothing, or nothing well-formed', () => {
    const [profile] = read(`[a]\n${pairLines}region =\naws_account_id = 12\n`);
    expect(Object.keys(longTerm(profile)).toSorted()).toEqual(['kind', 'name', 'pair', 'places']);
  });

  test('are reported for a profile that holds no key of its own, too', () => {
    const lines = 'region = cn-north-1\nendpoint_url = http://localhost:1\n';
    const settings = { region: 'cn-north-1', endpointUrl: 'http://localhost:1' };
    const kinds = [
      `aws_access_key_id = ${oldId}\n`,
      'credential_process = /bin/x\n',
      'sso_session = x\n',
      'role_arn = arn:aws:iam::1:role/x\nsource_profile = b\n',
      '',
    ];
    for (const kind of kinds) expect(read(`[a]\n${kind}${lines}`)).toMatchObject([settings]);
  });

  test('name a services section that is nowhere', () => {
    const [profile] = read(`[a]\n${pairLines}services = gone\n`);
    expect(longTerm(profile).missingServices).toBe('gone');
  });

  test('are inherited from [DEFAULT] of the same file, and from [default] never', () => {
    const config = '[default]\nregion = eu-west-1\nmfa_serial = of-default\n[profile a]\n';
    const [, profile] = read(`[DEFAULT]\nca_bundle = /all.pem\n[a]\n${pairLines}`, config);
    const found = longTerm(profile);
    expect([found.region, found.mfaSerial, found.caBundle]).toEqual([
      undefined,
      undefined,
      '/all.pem',
    ]);
  });

  test('the last endpoint of a nested block counts, as in botocore, and only under an empty value', () => {
    const services = (iam: string): string =>
      `[services s]\niam =${iam}\n[profile a]\nservices = s\n`;
    const iamOf = (config: string): unknown =>
      longTerm(read(`[a]\n${pairLines}`, config)[0]).iamEndpointUrl;
    const two = '\n  endpoint_url = https://one\n  endpoint_url = https://two';
    expect(iamOf(services(two))).toBe('https://two');
    expect(iamOf(services(` y${two}`))).toBeUndefined();
  });

  test('a file with thousands of [DEFAULT] sections is read as quickly as any other', () => {
    const count = 4_000;
    const defaults = '[DEFAULT]\nregion = eu-west-1\nsts =\n  endpoint_url = https://sts\n'.repeat(
      count,
    );
    const others = Array.from(
      { length: count },
      (_, at) =>
        `[profile p${String(at)}]\nservices = s${String(at)}\n[services s${String(at)}]\nx = 1\n`,
    ).join('');
    const [profile] = read(`[p1]\n${pairLines}`, `${defaults}${others}`);
    expect(longTerm(profile).stsEndpointUrl).toBe('https://sts');
  });

  test('endpoints are ignored where the profile wants it', () => {
    const lines = 'endpoint_url = http://localhost:1\nignore_configured_endpoint_urls = True\n';
    const profile = longTerm(read(`[a]\n${pairLines}${lines}`)[0]);
    expect(connectionOf({ ...profile, region: 'eu-west-1' }, {})).toEqual({ region: 'eu-west-1' });
  });
});

describe('a chain of roles', () => {
  const role = (name: string, source: string): string =>
    `[profile ${name}]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = ${source}\n`;

  function endOf(name: string, config: string): string | undefined {
    const profiles = read(`[base]\n${pairLines}`, config);
    const start = profiles.find((profile) => profile.name === name);
    if (start?.kind !== 'role') throw new Error(`no role: ${name}`);
    return endOfChain(start, profiles)?.name;
  }

  test('ends at the profile whose key signs', () => {
    expect(endOf('a', role('a', 'b') + role('b', 'c') + role('c', 'base'))).toBe('base');
  });

  test('that leads back, or to a profile that is not there, ends nowhere', () => {
    expect(endOf('a', role('a', 'b') + role('b', 'a'))).toBeUndefined();
    expect(endOf('a', role('a', 'a'))).toBeUndefined();
    expect(endOf('a', role('a', 'b') + role('b', 'gone'))).toBeUndefined();
  });
});
