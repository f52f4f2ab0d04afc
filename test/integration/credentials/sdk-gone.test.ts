import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';

// As where an update has taken the place of the version that runs.
vi.mock('@aws-sdk/credential-provider-ini', () => {
  throw new Error('no such file');
});

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-sdk-gone-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('where what reads a file back can’t be loaded, it is found out before a key is made', async () => {
  const path = join(folder, 'credentials');
  const text = `[work]\naws_access_key_id = AKIA${'A'.repeat(16)}\naws_secret_access_key = ${'s'.repeat(40)}\n`;
  await writeFile(path, text, { mode: 0o600 });
  const files = createCredentialsFiles({
    locations: () => [{ kind: 'credentials', path, from: 'home' }],
  });
  const id = accessKeyId(`AKIA${'A'.repeat(16)}`);
  if (id === undefined) throw new Error('the id is well-formed');
  await expect(files.tryReplacing(id)).rejects.toThrow(/mocking a module/u);
  expect(await readFile(path, 'utf8')).toBe(text);
});
