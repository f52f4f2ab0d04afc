import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNewKeys } from '../../../../main/credentials/new-keys/read-new-keys.ts';
import { FailureError } from '../../../../shared/values/failure.ts';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const otherId = 'AKIAI44QH8DHBEXAMPLE';
const otherSecret = 'je7MtGbClwBF/2Zp9Utk+h3yCo8nvbEXAMPLEKEY';

function read(text: string | Buffer): readonly (readonly (string | undefined)[])[] {
  return readNewKeys(Buffer.from(text)).map(({ pair, user }) => [
    pair.id,
    pair.secret.reveal(),
    user,
  ]);
}

function codeOf(text: string): string {
  try {
    readNewKeys(Buffer.from(text));
  } catch (cause) {
    if (cause instanceof FailureError) return cause.failure.code;
    throw cause;
  }
  return 'read';
}

describe('a file of the console is read:', () => {
  test.each([
    [
      'one key, as it is offered now',
      `\uFEFFAccess key ID,Secret access key\r\n${id},${secret}\r\n`,
    ],
    [
      'after something else',
      `\u0000\u0001PK\nmine: Access key ID,Secret access key\n${id},${secret}`,
    ],
    ['without an end of line', `Access key ID,Secret access key\n${id},${secret}`],
    ['quoted', `"Access key ID","Secret access key"\n"${id}","${secret}"\n`],
    ['saved again with semicolons', `Access key ID;Secret access key\n${id};${secret}\n`],
    ['saved again with tabs', `Access key ID\tSecret access key\n${id}\t${secret}\n`],
    ['columns in another order', `Secret access key,Access key ID\n${secret},${id}\n`],
    ['of a root user', `AWSAccessKeyId=${id}\r\nAWSSecretKey=${secret}\r\n`],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([[id, secret, undefined]]);
  });

  test('UTF-16, as a spreadsheet saves it', () => {
    const text = `\uFEFFAccess key ID\tSecret access key\r\n${id}\t${secret}\r\n`;
    const little = Buffer.from(text, 'utf16le');
    expect(read(little)).toEqual([[id, secret, undefined]]);
    expect(read(Buffer.from(little).swap16())).toEqual([[id, secret, undefined]]);
  });

  test('new users with their names, passwords and keys; one has no key', () => {
    const text = [
      'User name,Password,Access key ID,Secret access key,Console login link',
      `ana,"p,""q",${id},${secret},https://210000000001.signin.aws.amazon.com/console`,
      'ben,secret12,,,https://210000000001.signin.aws.amazon.com/console',
      `"cleo",,${otherId},${otherSecret},`,
    ].join('\r\n');
    expect(read(text)).toEqual([
      [id, secret, 'ana'],
      [otherId, otherSecret, 'cleo'],
    ]);
  });

  test('the older one, with every name in quotes', () => {
    const text = `User Name,Access Key Id,Secret Access Key\n"ana",${id},${secret}\n`;
    expect(read(text)).toEqual([[id, secret, 'ana']]);
  });
});

describe('what was copied is read:', () => {
  test.each([
    [
      'lines for bash',
      `export AWS_ACCESS_KEY_ID="${id}"\nexport AWS_SECRET_ACCESS_KEY="${secret}"`,
    ],
    ['lines for fish', `set -gx AWS_ACCESS_KEY_ID ${id}\nset -gx AWS_SECRET_ACCESS_KEY ${secret}`],
    [
      'lines for PowerShell',
      `$env:AWS_ACCESS_KEY_ID="${id}"\n$env:AWS_SECRET_ACCESS_KEY="${secret}"`,
    ],
    ['lines for cmd', `setx AWS_ACCESS_KEY_ID ${id}\r\nsetx AWS_SECRET_ACCESS_KEY ${secret}\r\n`],
    ['.env', `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY='${secret}'\n`],
    [
      'a section',
      `[work]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\nregion = x\n`,
    ],
    ['a section, secret first', `[w]\naws_secret_access_key=${secret}\naws_access_key_id=${id}\n`],
    ['other JSON', JSON.stringify({ accessKeyId: id, secretAccessKey: secret })],
    ['a message', `Hi! Access key ID: ${id}\nSecret access key: ${secret}\nBest, Ben`],
    [
      'labels and values on lines of their own',
      `Access key ID\n${id}\nSecret access key\n${secret}\n`,
    ],
    ['the two values alone', `${id}\n${secret}`],
    ['the two values with a comma', `${id}, ${secret}`],
    ['the same twice', `${id} ${secret}\n${id} ${secret}`],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([[id, secret, undefined]]);
  });

  test('the answer of the AWS CLI, with the user', () => {
    const AccessKey = {
      UserName: 'ana',
      AccessKeyId: id,
      Status: 'Active',
      SecretAccessKey: secret,
    };
    expect(read(JSON.stringify({ AccessKey }, undefined, 2))).toEqual([[id, secret, 'ana']]);
  });

  test('two sections, each with its own pair', () => {
    const section = (name: string, one: string, two: string): string =>
      `[${name}]\naws_access_key_id = ${one}\naws_secret_access_key = ${two}\n`;
    expect(read(section('a', id, secret) + section('b', otherId, otherSecret))).toEqual([
      [id, secret, undefined],
      [otherId, otherSecret, undefined],
    ]);
  });
});

describe('nothing is guessed:', () => {
  test.each([
    ['an empty clipboard', '', 'NEW_KEY_NOT_FOUND'],
    ['an id alone', id, 'NEW_KEY_NOT_FOUND'],
    ['a secret alone', secret, 'NEW_KEY_NOT_FOUND'],
    ['two ids and one secret', `${id} ${otherId} ${secret}`, 'NEW_KEY_NOT_FOUND'],
    ['two pairs without names', `${id} ${secret} ${otherId} ${otherSecret}`, 'NEW_KEY_NOT_FOUND'],
    [
      'two pairs, all secrets behind all ids',
      `${id} ${otherId} secret_key=${secret} secret_key=${otherSecret}`,
      'NEW_KEY_NOT_FOUND',
    ],
    [
      'an id in a table without its secret',
      `Access key ID,Secret access key\n${id},\n`,
      'NEW_KEY_NOT_FOUND',
    ],
    ['a table without rows', 'Access key ID,Secret access key\n', 'NEW_KEY_NOT_FOUND'],
    [
      'one id twice with two secrets',
      `Access key ID,Secret access key\n${id},${secret}\n${id},${otherSecret}\n`,
      'NEW_KEY_NOT_FOUND',
    ],
    ['a temporary key', `ASIAIOSFODNN7EXAMPLE ${secret}`, 'NEW_KEY_TEMPORARY'],
    [
      'a session token beside it',
      `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\nAWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjEAoaCXVz`,
      'NEW_KEY_TEMPORARY',
    ],
    ['a large file', 'x'.repeat(64 * 1024 + 1), 'NEW_KEY_TOO_LARGE'],
  ])('%s: %#', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});

const anyId = fc.stringMatching(/^AKIA[A-Z2-7]{16}$/);
const anySecret = fc.stringMatching(/^[A-Za-z0-9/+]{40}$/);

test('any pair comes out of each layout as it went in', () => {
  fc.assert(
    fc.property(anyId, anySecret, (one, two) => {
      for (const text of [
        `Access key ID,Secret access key\r\n${one},${two}`,
        `AWS_ACCESS_KEY_ID="${one}"\nAWS_SECRET_ACCESS_KEY="${two}"`,
        `aws_access_key_id = ${one}\naws_secret_access_key = ${two}`,
        JSON.stringify({ AccessKeyId: one, SecretAccessKey: two }),
        `${one}\n${two}`,
      ]) {
        expect(read(text)).toEqual([[one, two, undefined]]);
      }
    }),
  );
});

test('for any bytes, only words out of the closed list come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        readNewKeys(Buffer.from(bytes));
      } catch (cause) {
        expect(cause).toBeInstanceOf(FailureError);
      }
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['quotes', '"'.repeat(65_000)],
  ['labels', 'secret key '.repeat(5_900)],
  ['spaces', `secret key${' '.repeat(65_000)}`],
  ['ids', `${id} `.repeat(3_000)],
  ['almost a secret', 'a'.repeat(65_000)],
  ['users', 'user name '.repeat(6_500)],
])('a hostile file of %s is read in no time', (_, text) => {
  const began = performance.now();
  codeOf(text);
  expect(performance.now() - began).toBeLessThan(1_000);
});
