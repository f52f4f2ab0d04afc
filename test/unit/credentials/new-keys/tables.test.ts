import { describe, expect, test } from 'vitest';
import { id, old, oldSecret, otherId, otherSecret, read, refusalOf, secret } from './reading.ts';

const one = [[id, secret, undefined]];

describe('a table that a person has saved is read:', () => {
  test.each([
    ['sep=; above it', `sep=;\r\nAccess key ID;Secret access key\r\n${id};${secret}\r\n`],
    ['sep=, in quotes', `"sep=,"\nAccess key ID,Secret access key\n${id},${secret}\n`],
    ['sep= a tab', `sep=\t\nAccess key ID\tSecret access key\n${id}\t${secret}\n`],
    [
      'sep= and commas of a spreadsheet',
      `sep=;,\nAccess key ID;Secret access key\n${id};${secret}\n`,
    ],
    ['German', `Zugriffsschlüssel-ID;Geheimer Zugriffsschlüssel\n${id};${secret}\n`],
    ['French', `ID de clé d'accès,Clé d'accès secrète\n${id},${secret}\n`],
    ['Japanese', `アクセスキー ID,シークレットアクセスキー\n${id},${secret}\n`],
    ['Chinese, secret first', `秘密访问密钥,访问密钥 ID\n${secret},${id}\n`],
    // aws/aws-cli#7753: the console's file names no user; #7721: a mark in front, and a user.
    ['the console of today', `\uFEFFAccess key ID,Secret access key\r\n${id},${secret}\r\n`],
    ['without names', `${id};${secret}\n`],
    ['a title above it', `Keys of ana\n\nAccess key ID,Secret access key\n${id},${secret}\n`],
    ['a note with an old id', `Schlüssel;Geheim;Notiz\n${id};${secret};statt ${old}\n`],
    ['a row in a comment', `Schlüssel;Geheim\n#${old};${oldSecret}\n${id};${secret}\n`],
    ['the same row twice', `Schlüssel;Geheim\n${id};${secret}\n${id};${secret}\n`],
    [
      '1Password',
      `Title,Url,Username,Password,Notes\nAWS,https://signin.aws.amazon.com,${id},${secret},\n`,
    ],
    [
      'a Markdown table',
      `| Access key ID | Secret access key |\n|---|:-:|\n| ${id} | ${secret} |\n`,
    ],
    [
      'an empty column for a token, as long as a line below is no part of it',
      `aws_access_key_id,aws_secret_access_key,aws_session_token\n${id},${secret},\n`,
    ],
    ['a cell with a sign of comments', `Name;Kennwort;ID;Geheim\nx;p #1;${id};${secret}\n`],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(one);
  });

  test('in Latin-1, in UTF-16', () => {
    const text = `Benutzername;Zugriffsschlüssel-ID;Geheimer Zugriffsschlüssel\r\nJörg;${id};${secret}\r\n`;
    expect(read(Buffer.from(text, 'latin1'))).toEqual([[id, secret, 'Jörg']]);
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(read(wide)).toEqual([[id, secret, 'Jörg']]);
    expect(read(Buffer.from(wide).swap16())).toEqual([[id, secret, 'Jörg']]);
  });

  test('with a byte order mark and the user in front', () => {
    const text = `\uFEFFUser Name,Access key ID,Secret access key\r\nana,${id},${secret}\r\n`;
    expect(read(text)).toEqual([[id, secret, 'ana']]);
  });

  test('rows of several users, with their names and passwords', () => {
    const text = [
      'Benutzername;Kennwort;Zugriffsschlüssel-ID;Geheimer Zugriffsschlüssel',
      'ben;geheim12;;',
      `ana;"p;""q";${id};${secret}`,
      `cleo;;${otherId};${otherSecret}`,
    ].join('\r\n');
    expect(read(text)).toEqual([
      [id, secret, 'ana'],
      [otherId, otherSecret, 'cleo'],
    ]);
  });

  test('a console password as long as a secret is none where the columns have their names', () => {
    const text = `User name,Password,Access key ID,Secret access key\nana,${otherSecret},${id},${secret}\n`;
    expect(read(text)).toEqual([[id, secret, 'ana']]);
  });
});

describe('no column is guessed:', () => {
  test.each([
    ['two columns of ids', `alt;neu;geheim\n${old};${id};${secret}\n`, 'several keys'],
    [
      'two columns of secrets',
      `Kennwort;ID;Geheim\n${otherSecret};${id};${secret}\n`,
      'several keys',
    ],
    [
      'two columns of one name',
      `Access key ID,Secret access key,Access key ID,Secret access key\n${id},${secret},${otherId},${otherSecret}\n`,
      'several keys',
    ],
    [
      'one id with two secrets',
      `ID;Geheim\n${id};${secret}\n${id};${otherSecret}\n`,
      'several keys',
    ],
    [
      'a secret that was cut, beside a password as long as one',
      `User name,Password,Access key ID,Secret access key\nana,${otherSecret},${id},${secret.slice(0, 30)}\n`,
      'a part of a secret',
    ],
    ['a row with half a key', `ID;Geheim\n${id};${secret}\n${otherId};\n`, undefined],
  ])('%s', (_, text, foundInstead) => {
    expect(refusalOf(text)).toEqual({
      code: 'NEW_KEY_NOT_FOUND',
      ...(foundInstead === undefined ? {} : { foundInstead }),
    });
  });
});

test.each([
  ['sep', 'sep=,\n'.repeat(10_000)],
  ['pipes', '|'.repeat(65_000)],
  ['block comments', '/* '.repeat(21_000)],
  ['block comments that end', '/**/ '.repeat(13_000)],
  ['signs behind a value', `a=b${' #"'.repeat(21_000)}`],
  ['signs in quotes', `a="${' #'.repeat(32_000)}`],
  ['closers', `${' <#'.repeat(20_000)}\n#>`],
  ['halves of secrets', `${id}\n${'abc1\n'.repeat(12_000)}`],
  ['encoded ids', 'QUtJQ'.repeat(13_000)],
  ['sections', `${id} ${otherId} ${secret}\n${'[a]\n'.repeat(16_000)}`],
  ['brackets', '['.repeat(65_000)],
  ['escapes', '\u001B['.repeat(32_000)],
])('a hostile text of %s is read in no time', (_, text) => {
  const began = performance.now();
  refusalOf(text);
  expect(performance.now() - began).toBeLessThan(1_000);
});
