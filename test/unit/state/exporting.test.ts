import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createExporting } from '../../../main/state/exporting.ts';
import type { HistoryPage } from '../../../shared/history.ts';
import { usual } from '../../support/fixtures/snapshots.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-export-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const whole: HistoryPage = {
  lines: [],
  damages: [{ what: 'changed', line: 7, below: 3 }],
  total: 0,
  damaged: 1,
};

function exportTo(path: string | undefined) {
  return createExporting({
    history: {
      page: async (_offset, _limit, filter) => (filter ? { ...whole, damages: [] } : whole),
    },
    snapshot: () => usual,
    machine: 'laptop',
    askWhere: async () => path,
  });
}

test('what is wrong with the history is told, whatever is looked for', async () => {
  const path = join(folder, 'history.csv');
  expect(await exportTo(path)('CSV', { search: 'ada' })).toBe(true);
  expect(await readFile(path, 'utf8')).toContain('line 7 was changed or torn');
});

test('a file that is there is replaced as a whole, and a new one is its owner’s alone', async () => {
  const path = join(folder, 'evidence.html');
  await exportTo(path)('evidence', {});
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await writeFile(path, 'x'.repeat(100_000));
  await exportTo(path)('evidence', {});
  const html = await readFile(path, 'utf8');
  expect(html.startsWith('<!doctype html>')).toBe(true);
  expect(html).not.toContain('xxx');
});

test('nothing is written where nothing was chosen, and a folder that is not there is told', async () => {
  expect(await exportTo(undefined)('CSV', {})).toBe(false);
  const path = join(folder, 'no', 'such', 'folder.csv');
  await expect(exportTo(path)('CSV', {})).rejects.toMatchObject({ failure: { path } });
});
