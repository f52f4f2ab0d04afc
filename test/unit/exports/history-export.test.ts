import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHistoryExport } from '../../../main/exports/history-export.ts';
import { createSaveExport } from '../../../main/exports/save-export.ts';
import { createTeamExport } from '../../../main/exports/team-export.ts';
import type { HistoryPage } from '../../../shared/contract/history.ts';
import { usual } from '../../support/fixtures/snapshots.ts';
import { isForOwnerAlone, whyNoLinks } from '../../support/system-guarantees.ts';

const noLinks = await whyNoLinks();
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

function exportTo(path: string | undefined, inUse: readonly string[] = []) {
  return createHistoryExport({
    history: {
      page: async (_offset, _limit, filter) => (filter ? { ...whole, damages: [] } : whole),
    },
    snapshot: () => usual,
    machine: 'laptop',
    save: createSaveExport(() => inUse),
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
  expect(await isForOwnerAlone(path)).toBe(true);
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

function exportTeamTo(path: string, inUse: readonly string[]) {
  return createTeamExport({
    team: { found: () => ({ account: '111122223333', madeAt: 1, rows: [] }) },
    now: () => 1,
    save: createSaveExport(() => inUse),
    askWhere: async () => path,
  });
}

test('a file that holds keys, or what Keyturn keeps, is never replaced, by whatever name it goes', async () => {
  const credentials = join(folder, 'credentials');
  const alias = join(folder, 'alias.csv');
  const journal = join(folder, 'kept', 'journal');
  await mkdir(journal, { recursive: true });
  await writeFile(join(journal, 'one'), 'x');
  await writeFile(credentials, '[default]');
  const links = noLinks === undefined ? [alias] : [];
  for (const link of links) await symlink(credentials, link);
  for (const path of [credentials, ...links, join(journal, 'one'), join(journal, 'new.csv')]) {
    await expect(
      exportTo(path, [credentials, join(folder, 'kept')])('CSV', {}),
    ).rejects.toMatchObject({ failure: { code: 'FILE_NOT_SAVED', path } });
    await expect(
      exportTeamTo(path, [credentials, join(folder, 'kept')])({ scope: 'everybody' }),
    ).rejects.toMatchObject({ failure: { code: 'FILE_NOT_SAVED', path } });
  }
  expect(await readFile(credentials, 'utf8')).toBe('[default]');
  expect(await readdir(journal)).toEqual(['one']);
});
