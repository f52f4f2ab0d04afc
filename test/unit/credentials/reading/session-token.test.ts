import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../../../main/credentials/reading/profiles.ts';
import { fileOf, oldId } from '../samples.ts';

const pair = `aws_access_key_id = ${oldId}\naws_secret_access_key = x\n`;
const config = '/home/ada/.aws/config';
const credentials = '/home/ada/.aws/credentials';

function read(inCredentials: string, inConfig = ''): unknown {
  const files = [fileOf('credentials', inCredentials), fileOf('config', inConfig)];
  return readProfiles(files).find(({ name }) => name === 'a');
}

describe('a session token that the AWS CLI sends with the key', () => {
  test.each([
    [`[a]\n${pair}aws_session_token = t\n`, 4],
    [`[a]\n${pair}aws_security_token = t\n`, 4],
    [`[DEFAULT]\naws_session_token = t\n[a]\n${pair}`, 2],
    [`[a]\n${pair}[DEFAULT]\naws_security_token = t\n`, 5],
    [`[DEFAULT]\naws_session_token = t\n[a]\n${pair}aws_security_token =\n`, 2],
  ])('stops a rotation, with its line: %j', (text, line) => {
    expect(read(text)).toMatchObject({
      kind: 'stale session token',
      id: oldId,
      path: credentials,
      line,
    });
  });

  test('in the config file, where the key is there too', () => {
    const text = `[profile a]\n${pair}[DEFAULT]\naws_session_token = t\n`;
    expect(read('', text)).toMatchObject({ kind: 'stale session token', path: config, line: 5 });
  });
});

describe('a session token that it doesn’t send', () => {
  test.each([
    ['the pair in credentials', `[a]\n${pair}`, '[profile a]\naws_session_token = t\n', config],
    ['the pair in config', '[a]\naws_session_token = t\n', `[profile a]\n${pair}`, credentials],
    [
      'an empty one in credentials, which the SDK for JavaScript forgets',
      `[a]\n${pair}aws_session_token =\n`,
      '[profile a]\naws_session_token = t\n',
      config,
    ],
  ])('is reported, and the key rotates: %s', (_, one, other, path) => {
    expect(read(one, other)).toMatchObject({
      kind: 'long-term key',
      remarks: [{ remark: 'token in the other file', path, line: 2 }],
    });
  });

  test.each([
    ['an empty one', `[a]\n${pair}aws_session_token =\n`, ''],
    ['the older name in the other file', `[a]\n${pair}`, '[profile a]\naws_security_token = t\n'],
    ['[DEFAULT] of the other file', `[a]\n${pair}`, '[DEFAULT]\naws_session_token = t\n'],
    [
      '[DEFAULT] beside an empty one',
      `[DEFAULT]\naws_session_token = t\n[a]\n${pair}aws_session_token =\n`,
      '',
    ],
    ['that of another profile', `[a]\n${pair}`, '[profile b]\naws_session_token = t\n'],
  ])('by any tool is no word worth: %s', (_, one, other) => {
    const profile = read(one, other);
    expect(profile).toMatchObject({ kind: 'long-term key' });
    expect(profile).not.toHaveProperty('remarks');
  });
});
