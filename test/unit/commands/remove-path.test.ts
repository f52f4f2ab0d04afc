import { expect, test } from 'vitest';
import { removePath } from '../../../main/commands/remove-path.ts';
import { explain } from '../../../shared/words/errors.ts';

function refusing(code: string): () => Promise<void> {
  return () => Promise.reject(Object.assign(new Error(code), { code }));
}

test.each([
  ['EBUSY', 'win32', 'FILE_HELD'],
  ['EPERM', 'win32', 'FILE_HELD'],
  ['EPERM', 'linux', 'FILE_NOT_REMOVED'],
  ['EIO', 'win32', 'FILE_NOT_REMOVED'],
] as const)('%s on %s: %s', async (code, platform, told) => {
  const removing = removePath('/data/history.jsonl', { platform, remove: refusing(code) });
  await expect(removing).rejects.toMatchObject({ failure: { code: told, systemName: code } });
});

test('the words name the file that stays, and speak of no other', () => {
  const said = explain({ code: 'FILE_NOT_REMOVED', path: '/data/history.jsonl' });
  expect(said.body).toContain('/data/history.jsonl');
  expect(JSON.stringify(said)).not.toMatch(/credentials/i);
});
