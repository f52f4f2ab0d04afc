import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readNewKeys } from '../../../main/credentials/new-keys/read-new-keys.ts';
import { throughBotocore, throughSdk } from './readers.ts';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const old = 'AKIAI44QH8DHBEXAMPLE';
const oldSecret = 'je7MtGbClwBF/2Zp9Utk+h3yCo8nvbEXAMPLEKEY';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-pasted-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function read(text: string) {
  return readNewKeys(Buffer.from(text)).map(({ pair }) => ({
    aws_access_key_id: pair.id,
    aws_secret_access_key: pair.secret.reveal(),
  }));
}

const pair = (key: string, its: string, sign = ''): string =>
  `${sign}aws_access_key_id = ${key}\n${sign}aws_secret_access_key = ${its}\n`;

describe('of a section that is pasted, the key is read that AWS’s tools read', () => {
  test.each([
    ['the old pair in comments', `[prod]\n${pair(old, oldSecret, '# ')}${pair(id, secret)}`],
    ['the old pair behind semicolons', `[prod]\n${pair(id, secret)}${pair(old, oldSecret, ';')}`],
    ['a secret that begins like a comment', `[prod]\n${pair(id, `//${secret.slice(2)}`)}`],
    ['old halves between the new ones', `[prod]\n# ${old}\n${pair(id, secret)}#${oldSecret}\n`],
    [
      'a whole old section in comments',
      `#[old]\n${pair(old, oldSecret, '#')}[prod]\n${pair(id, secret)}`,
    ],
    ['a secret with signs of base64', `[prod]\n${pair(id, '+/'.repeat(20))}`],
  ])('%s', async (_, text) => {
    const [ours] = read(text);
    const { credentials } = await throughSdk(text, folder);
    expect(credentials['prod']).toMatchObject(ours ?? {});
    const [byBotocore] = throughBotocore([text]) ?? [];
    if (byBotocore !== undefined) {
      expect(byBotocore?.credentials['prod']).toMatchObject(ours ?? {});
    }
    expect(read(text)).toHaveLength(1);
  });
});
