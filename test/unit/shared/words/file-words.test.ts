import { describe, expect, test } from 'vitest';
import { explain } from '../../../../shared/words/errors.ts';

describe('words for a file speak of the file that is meant', () => {
  test.each([
    'FILE_NOT_SAVED',
    'FILE_NOT_REMOVED',
    'FILE_HELD',
    'FILE_READ_ONLY',
    'FILE_NOT_READABLE',
    'DISK_FULL',
  ] as const)('%s of the history', (code) => {
    const { title, body, next } = explain({ code, path: '/data/history.jsonl' });
    expect(body).toContain('/data/history.jsonl');
    expect(`${title} ${body} ${next}`).not.toMatch(/credentials|rotate/i);
  });

  test('a choice that could not be kept is no credentials file', () => {
    expect(explain({ code: 'FILE_NOT_SAVED', systemName: 'ENOSPC' }).body).toBe(
      'What you have chosen could not be saved (ENOSPC).',
    );
  });
});
