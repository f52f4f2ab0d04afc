import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../../../main/credentials/reading/profiles.ts';
import { fileOf, oldId, otherId } from '../samples.ts';

const secret = 'abcdefghijabcdefghijabcdefghijabcdefg/+j';
const pair = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${secret}\n`;
const otherPair = `aws_access_key_id = ${otherId}\naws_secret_access_key = ${secret}\n`;
const config = '/home/ada/.aws/config';
const credentials = '/home/ada/.aws/credentials';

function read(inCredentials: string, inConfig = ''): ReturnType<typeof readProfiles> {
  return readProfiles([fileOf('credentials', inCredentials), fileOf('config', inConfig)]);
}

function remarksOf(name: string, inCredentials: string, inConfig = ''): unknown {
  return read(inCredentials, inConfig).find((profile) => profile.name === name)?.remarks;
}

describe('a section of the config file that no tool reads', () => {
  test.each([
    ['[dev]', 'dev', 'profile dev'],
    ['[profile]', 'NAME', 'profile NAME'],
    ['[Profile dev]', 'dev', 'profile dev'],
    ['[PROFILE dev]', 'dev', 'profile dev'],
    ['[profile:dev]', 'dev', 'profile dev'],
    ['[profile=dev]', 'dev', 'profile dev'],
    ['["dev"]', 'dev', 'profile dev'],
    ['[my dev]', 'my dev', 'profile "my dev"'],
    ['[Default]', 'default', 'default'],
    ['[profiledev]', 'profiledev', 'profile profiledev'],
  ])(
    'is shown with the line and what to write, where it holds a key: %s',
    (header, name, right) => {
      const written = header.slice(1, -1);
      const place = { path: config, section: written, line: 3, shadowed: true };
      expect(read('', `\n${header}\n${pair}region = us-east-1\n`)).toMatchObject([
        { kind: 'unread section', name, path: config, line: 2, written, right, id: oldId },
      ]);
      expect(read('', `\n${header}\n${pair}`)).toMatchObject([{ places: [place] }]);
    },
  );

  test.each([
    'role_arn = arn:aws:iam::1:role/x\nsource_profile = default\n',
    'credential_process = /opt/keys\n',
    'sso_session = corp\n',
    'login_session = arn:aws:iam::1:user/ada\n',
  ])('or another way to sign in: %j', (lines) => {
    const [profile] = read('', `[dev]\n${lines}`);
    expect(profile).toMatchObject({ kind: 'unread section', name: 'dev', right: 'profile dev' });
    expect(profile).not.toHaveProperty('id');
  });

  test.each([
    '[preview]\ncloudfront = true\n',
    '[plugins]\nendpoint = awscli_plugin_endpoint\n',
    '[sso-session corp]\nsso_start_url = https://x.awsapps.com/start\n',
    '[services local]\niam =\n  endpoint_url = http://localhost:1\n',
    '[okta]\naws_saml_url = home/amazon_aws/x\n',
    '[toolkits]\nregion = x\n',
  ])('and is left alone where it is none of a profile: %j', (text) => {
    expect(read('', text)).toEqual([]);
  });

  test('with settings only is reported with the profile that they are meant for', () => {
    const remark = { remark: 'unread section', path: config, line: 1, written: 'dev' };
    expect(remarksOf('dev', `[dev]\n${pair}`, '[dev]\nregion = us-east-1\n')).toEqual([
      { ...remark, right: 'profile dev' },
    ]);
    const both = '[dev]\nregion = us-east-1\n[profile dev]\noutput = json\n';
    expect(remarksOf('dev', `[dev]\n${pair}`, both)).toEqual([remark]);
  });

  test('doesn’t keep the key of that profile from being rotated', () => {
    expect(read(`[dev]\n${pair}`, `[dev]\n${otherPair}`)).toMatchObject([
      { kind: 'long-term key', name: 'dev', pair: { id: oldId } },
    ]);
  });
});

describe('a header that not all tools take for the profile', () => {
  test.each([
    ['credentials', 'profile dev', 'profile dev', 'dev', 'dev', []],
    ['credentials', ' dev ', ' dev ', 'dev', 'dev', ['Go SDK']],
    ['credentials', 'dev ', 'dev ', 'dev', 'dev', ['Go SDK']],
    ['config', 'profile  dev', 'dev', 'dev', 'profile dev', ['AWS CLI', 'Go SDK']],
    ['config', ' profile dev ', 'dev', 'dev', 'profile dev', ['Go SDK']],
    ['config', 'profile dev ', 'dev', 'dev', 'profile dev', ['AWS CLI', 'Go SDK']],
    ['config', 'profile: dev', 'dev', 'dev', 'profile dev', ['AWS CLI']],
    ['config', 'profile "dev"', 'dev', 'dev', 'profile dev', ['AWS CLI', 'JavaScript SDK']],
    ['config', 'profiles dev', 'dev', 'dev', 'profile dev', ['AWS CLI']],
    ['config', 'default ', 'default', 'default', 'default', ['Go SDK']],
  ] as const)('%s: [%s]', (kind, written, name, means, right, readBy) => {
    const text = `[${written}]\n${pair}`;
    const path = kind === 'config' ? config : credentials;
    const [one, other] = kind === 'config' ? ['', text] : [text, ''];
    const profiles = read(one, other);
    expect(profiles).toMatchObject([
      {
        kind: 'long-term key',
        name,
        remarks: [{ remark: 'header read by some', path, line: 1, written, means, right, readBy }],
      },
    ]);
  });

  test('is not to be written where the right one is there', () => {
    const remarks = remarksOf('profile a', `[a]\n${pair}[profile a]\n${otherPair}`);
    expect(remarks).toEqual([
      {
        remark: 'header read by some',
        path: credentials,
        line: 4,
        written: 'profile a',
        means: 'a',
        readBy: [],
      },
    ]);
  });

  test.each([
    ['[dev]', ''],
    ['[my dev]', ''],
    ['[a.b/c@d+e:f]', ''],
    ['', '[profile dev]'],
    // No header of such a name is right for all tools.
    ['', '[profile "my dev"]'],
    ['', '[profile my dev]'],
    ['', '[default]'],
    ['[DEFAULT]', ''],
  ])('nothing is said of one that is as it has to be: %s%s', (one, other) => {
    for (const profile of read(one && `${one}\n${pair}`, other && `${other}\n${pair}`)) {
      expect(profile.remarks).toBeUndefined();
    }
  });
});

describe('[default] and [profile default] of one file', () => {
  test('are reported where the AWS CLI reads the one and other tools the other', () => {
    const text = `[profile default]\n${pair}[default]\n${otherPair}`;
    expect(remarksOf('default', '', text)).toEqual([
      { remark: 'two defaults', path: config, firstLine: 1, line: 4 },
    ]);
  });

  test('and not where all take the same', () => {
    expect(remarksOf('default', '', `[default]\n${otherPair}[profile default]\n${pair}`)).toBe(
      undefined,
    );
  });
});

test.each(['[profile  a]', '[a]', '[profile "]', '[ a ]', '[DEFAULT]'])(
  'ten thousand odd headers are read in no time, and few of them reported: %s',
  (header) => {
    const lines = `${header}\naws_access_key_id = ${oldId}\n`.repeat(10_000);
    const files = [fileOf('config', lines), fileOf('credentials', `[a]\n${pair}`)];
    const began = performance.now();
    const profiles = readProfiles(files);
    expect(performance.now() - began).toBeLessThan(4_000);
    for (const { remarks = [] } of profiles) expect(remarks.length).toBeLessThanOrEqual(8);
  },
);
