import { describe, expect, test } from 'vitest';
import { id, old, oldSecret, otherId, otherSecret, read, refusalOf, secret } from './reading.ts';

const one = [[id, secret, undefined]];

describe('comments hold no key:', () => {
  test.each([
    [
      'the old pair above the new one',
      `[prod]\n# aws_access_key_id = ${old}\n# aws_secret_access_key = ${oldSecret}\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
    ],
    ...['#', ';', '//', '::', '--', 'REM', '@rem', ';;', '  #', '\t;', '> #', '##'].map(
      (sign): [string, string] => [
        `lines that begin with “${sign}”`,
        `${sign} aws_access_key_id=${old}\r\n${sign} aws_secret_access_key=${oldSecret}\r\naws_access_key_id=${id}\r\naws_secret_access_key=${secret}\r\n`,
      ],
    ),
    [
      'signs without a space behind them',
      `#aws_access_key_id=${old}\n;aws_secret_access_key=${oldSecret}\naws_access_key_id=${id}\naws_secret_access_key=${secret}`,
    ],
    [
      'one old half each, between the new ones',
      `aws_access_key_id = ${id}\n# aws_access_key_id = ${old}\naws_secret_access_key = ${secret}\n# aws_secret_access_key = ${oldSecret}\n`,
    ],
    [
      'behind the values of a shell',
      `export AWS_ACCESS_KEY_ID=${id} # was ${old}\nexport AWS_SECRET_ACCESS_KEY='${secret}'  # was ${oldSecret}\n`,
    ],
    [
      'behind the values of YAML',
      `aws:\n  access_key_id: "${id}" # ${old}\n  secret_access_key: ${secret} # ${oldSecret}\n`,
    ],
    [
      'behind the values of JSON5',
      `{\n  accessKeyId: '${id}', // ${old}\n  /* secretAccessKey: '${oldSecret}', */\n  secretAccessKey: '${secret}',\n}`,
    ],
    [
      'blocks over many lines',
      `/*\n * ${old}\n * ${oldSecret}\n */\nconst keys = ['${id}', '${secret}'];`,
    ],
    [
      'blocks of PowerShell',
      `<#\n$old = "${old} ${oldSecret}"\n#>\n$env:A="${id}"; $env:B="${secret}"`,
    ],
    [
      'of XML',
      `<!-- ${old} ${oldSecret} -->\n<add key="AWSAccessKey" value="${id}" />\n<add key="AWSSecretKey" value="${secret}" />`,
    ],
    ['a session token in a comment', `# aws_session_token = ${'x'.repeat(40)}\n${id}\n${secret}`],
    ['a temporary key in a comment', `# ASIAIOSFODNN7EXAMPLE\n${id}\n${secret}`],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(one);
  });

  test('what only looks like a comment is none', () => {
    const slashes = `//${secret.slice(2)}`;
    expect(read(`${id}\n${slashes}`)).toEqual([[id, slashes, undefined]]);
    expect(read(`aws_access_key_id = ${id}\naws_secret_access_key = ${slashes}`)).toEqual([
      [id, slashes, undefined],
    ]);
    expect(read(`Access key # 2: ${id}\nSecret: ${secret}`)).toEqual(one);
    expect(read(`note="a # b" id="${id}" secret="${secret}"`)).toEqual(one);
    expect(read(`ls /*\n${id}\n${secret}`)).toEqual(one);
    expect(read(`$env:A="${id}"; $env:B="${secret}"`)).toEqual(one);
    expect(read(`aws configure set \\\n  --access-key ${id} \\\n  --secret ${secret}`)).toEqual(
      one,
    );
  });

  test.each([
    ['a whole pair', `# ${id}\n# ${secret}\n`],
    ['the id alone', `# aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`],
    ['the secret alone', `aws_access_key_id = ${id}\n; aws_secret_access_key = ${secret}\n`],
    ['a pair that was pasted from a prompt of root', `# export A=${id}\n# export B=${secret}`],
  ])('where the key is in them, that is said: %s', (_, text) => {
    expect(refusalOf(text)).toEqual({
      code: 'NEW_KEY_NOT_FOUND',
      foundInstead: 'a key in comments',
    });
  });
});

describe('the output of a tool is read:', () => {
  const wide = `|  CreateDate      |  2026-12-01T10:00:00+00:00               |`;
  test.each([
    [
      'the AWS CLI’s table',
      `-----\n|  CreateAccessKey  |\n+-----+\n||  AccessKey  ||\n|+----+----+|\n||  AccessKeyId     |  ${id}  ||\n|${wide}|\n||  SecretAccessKey |  ${secret}  ||\n||  Status  |  Active  ||\n|+----+----+|\n`,
    ],
    ['the AWS CLI’s text', `ACCESSKEY\t${id}\t2026-12-01T10:00:00+00:00\t${secret}\tActive\tana\n`],
    // The formats of `aws configure export-credentials`, as the AWS CLI's exportcreds.py writes them.
    [
      'export-credentials',
      `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\n`,
    ],
    [
      'export-credentials without export',
      `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\n`,
    ],
    [
      'export-credentials for fish',
      `set -gx AWS_ACCESS_KEY_ID "${id}"\nset -gx AWS_SECRET_ACCESS_KEY "${secret}"\n`,
    ],
    [
      'export-credentials for PowerShell',
      `$Env:AWS_ACCESS_KEY_ID="${id}"\n$Env:AWS_SECRET_ACCESS_KEY="${secret}"\n`,
    ],
    [
      'export-credentials for cmd',
      `set AWS_ACCESS_KEY_ID=${id}\r\nset AWS_SECRET_ACCESS_KEY=${secret}\r\n`,
    ],
    [
      'export-credentials for a process',
      JSON.stringify({ Version: 1, AccessKeyId: id, SecretAccessKey: secret }, undefined, 4),
    ],
    [
      'Terraform',
      `access_key_id = "${id}"\nsecret_access_key = "${secret}"\nsha = "${'0123456789abcdef'.repeat(3).slice(0, 40)}"`,
    ],
    [
      'Terraform’s JSON',
      JSON.stringify({
        key: { sensitive: false, type: 'string', value: id },
        secret: { sensitive: true, type: 'string', value: secret },
      }),
    ],
    [
      'CloudFormation',
      JSON.stringify({
        Outputs: [
          { OutputKey: 'AccessKey', OutputValue: id },
          { OutputKey: 'SecretKey', OutputValue: secret },
        ],
      }),
    ],
    [
      'docker run',
      `docker run -e AWS_ACCESS_KEY_ID=${id} -e AWS_SECRET_ACCESS_KEY=${secret} amazon/aws-cli sts get-caller-identity`,
    ],
    [
      'colours of a terminal',
      `\u001B[34;1m"AccessKeyId"\u001B[0m: \u001B[32m${id}\u001B[0m\n\u001B[32m${secret}\u001B[0m`,
    ],
    ['PHP’s JSON', JSON.stringify({ id, secret }).replaceAll('/', '\\/')],
    ['.NET’s JSON', JSON.stringify({ id, secret }).replaceAll('+', '\\u002B')],
    [
      'a secret of Kubernetes in plain text',
      `stringData:\n  AWS_ACCESS_KEY_ID: ${id}\n  AWS_SECRET_ACCESS_KEY: ${secret}\n`,
    ],
    [
      'Bitwarden’s fields',
      `,,login,AWS,,"access key id: ${id}\nsecret access key: ${secret}",0,,,,\n`,
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(one);
  });

  test('the AWS CLI’s YAML, with the user', () => {
    const text = `AccessKey:\n  AccessKeyId: ${id}\n  CreateDate: '2026-12-01T10:00:00+00:00'\n  SecretAccessKey: ${secret}\n  Status: Active\n  UserName: ana\n`;
    expect(read(text)).toEqual([[id, secret, 'ana']]);
  });
});

describe('a message is read:', () => {
  test.each([
    ['quotes of a word processor', `AWS_ACCESS_KEY_ID=“${id}”\nAWS_SECRET_ACCESS_KEY=“${secret}”`],
    ['quotes of Germany and France', `ID: „${id}“, geheim: «${secret}»`],
    [
      'spaces that do not break',
      `aws_access_key_id\u00A0=\u00A0${id}\naws_secret_access_key\u00A0=\u00A0${secret}`,
    ],
    [
      'letters that show nothing',
      `\u200B${id}\u200B\n${secret.slice(0, 20)}\u200B${secret.slice(20)}`,
    ],
    ['Slack', `*Access key:* \`${id}\`\n*Secret:* \`${secret}\``],
    ['a quoted mail', `> Access key ID: ${id}\n> Secret access key: ${secret}`],
    ['names of its own', `ID=${id}\nKEY=${secret}`],
    ['HTML', `<tr><td>${id}</td><td>${secret}</td></tr>`],
    ['Markdown', `| Access key | Secret |\n|---|---|\n| ${id} | ${secret} |`],
    ['wide colons', `アクセスキー：${id}\nシークレット：${secret}`],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(one);
  });
});

describe('what is no complete key is reported as what it is:', () => {
  test.each([
    ['two ids and one secret', `${id} ${otherId} ${secret}`, 'several keys'],
    ['one id and two secrets', `${id} ${secret} ${otherSecret}`, 'several keys'],
    ['a section with two ids', `[a]\n${id}\n${otherId}\n${secret}\n${otherSecret}`, 'several keys'],
    [
      'a line break in the secret',
      `Access key ID: ${id}\nSecret access key: ${secret.slice(0, 27)}\n${secret.slice(27)}`,
      'a part of a secret',
    ],
    [
      'a line break early in it',
      `${id}\n> ${secret.slice(0, 12)}\n> ${secret.slice(12)}`,
      'a part of a secret',
    ],
    [
      'a break of quoted-printable',
      `${id}\n${secret.slice(0, 30)}=\n${secret.slice(30)}`,
      'a part of a secret',
    ],
    [
      'a secret that lost its end',
      `aws_access_key_id=${id}\naws_secret_access_key=${secret.slice(0, 39)}`,
      'a part of a secret',
    ],
    [
      'a secret with something before it',
      `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=3D${secret}`,
      'a part of a secret',
    ],
    [
      'a secret of Kubernetes',
      `data:\n  AWS_ACCESS_KEY_ID: ${Buffer.from(id).toString('base64')}\n  AWS_SECRET_ACCESS_KEY: ${Buffer.from(secret).toString('base64')}\n`,
      'an encoded key',
    ],
    [
      'a secret that was hidden',
      `aws_access_key_id = ${id}\naws_secret_access_key = ****************EKEY`,
      undefined,
    ],
    [
      'a word in place of the secret',
      `aws_access_key_id = ${id}\naws_secret_access_key = INSERTYOURSECRETHERE`,
      undefined,
    ],
  ])('%s', (_, text, foundInstead) => {
    expect(refusalOf(text)).toEqual({
      code: 'NEW_KEY_NOT_FOUND',
      ...(foundInstead === undefined ? {} : { foundInstead }),
    });
  });

  test('sections are keys of their own, whichever half comes first', () => {
    const section = (name: string, key: string, its: string): string =>
      `[${name}]\naws_secret_access_key = ${its}\naws_access_key_id = ${key}\n`;
    expect(
      read(
        `${section('a', id, secret)}\n[none]\nregion = x\n${section('b', otherId, otherSecret)}`,
      ),
    ).toEqual([
      [id, secret, undefined],
      [otherId, otherSecret, undefined],
    ]);
  });
});
