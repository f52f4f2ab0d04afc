import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removePath } from '../../../main/commands/remove-path.ts';
import { readBytes, readKnownFiles } from '../../../main/credentials/reading/read-known-files.ts';
import { saveAtomically } from '../../../main/credentials/saving/atomic-save.ts';
import { tryWriting } from '../../../main/credentials/saving/try-writing.ts';
import { toChange } from '../../../main/disk/busy-retry.ts';
import { createHistory } from '../../../main/history/history.ts';
import { createJournal } from '../../../main/rotation/journal/journal-file.ts';
import { newRotationId } from '../../../main/rotation/machine/new-rotation-id.ts';
import type { HistoryLine } from '../../../shared/contract/history.ts';
import { explain } from '../../../shared/words/errors.ts';
import { begun } from '../../unit/rotation/records.ts';
import { holdFile, holdFor } from './hold-file.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-held-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const shortly = 300;

const sampleLine: Omit<HistoryLine, 'version'> = {
  at: 1,
  event: 'rotated',
  rotation: begun.rotation,
  profiles: ['default'],
  account: begun.account,
  oldKey: begun.oldKey,
};

// No other system lets one program keep all others from a file.
describe.runIf(process.platform === 'win32')('a file that another program holds on Windows', () => {
  async function newFile(name: string, text = 'x'): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  }

  test('is read as soon as it is let go', async () => {
    const path = await newFile('credentials', '[default]\n');
    holdFor(path, shortly);
    expect((await readBytes(path))?.toString()).toBe('[default]\n');
  });

  test('is told as held, not as one that may not be read', async () => {
    const path = await newFile('credentials');
    const letGo = holdFile(path);
    const { readings } = await readKnownFiles([{ kind: 'credentials', path, from: 'home' }]);
    letGo();
    expect(readings[0]).toMatchObject({
      state: 'not readable',
      failure: { code: 'FILE_HELD', path, systemName: 'EBUSY' },
    });
  });

  test('is told before a key is made, and written to once it is free', async () => {
    const path = await newFile('credentials');
    const letGo = holdFile(path);
    const trying = tryWriting(path, 10);
    await expect(trying).rejects.toMatchObject({ failure: { code: 'FILE_HELD', path } });
    letGo();
    await tryWriting(path, 10);
  });

  test('is replaced when its reader has gone, and told as held where one stays', async () => {
    const path = await newFile('credentials', 'old');
    const expected = Buffer.from('old');
    // Shares the file with all others: the rename alone is refused.
    const reader = openSync(path, 'r');
    const patience = { ...toChange, milliseconds: 500 };
    const saving = saveAtomically(path, Buffer.from('new'), { expected, patience });
    await expect(saving).rejects.toMatchObject({ failure: { code: 'FILE_HELD', path } });
    expect(await readFile(path, 'utf8')).toBe('old');
    setTimeout(closeSync, shortly, reader);
    await saveAtomically(path, Buffer.from('new'), { expected });
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  test('of the journal is read as soon as it is let go, and never taken for damaged', async () => {
    const journal = createJournal(folder, { now: Date.now });
    const rotation = newRotationId();
    await journal.begin({ ...begun, rotation });
    const path = join(folder, `${rotation}.journal`);
    holdFor(path, shortly);
    expect(await journal.load()).toMatchObject({
      rotations: [{ damage: undefined }],
      unreadable: [],
    });
    const letGo = holdFile(path);
    expect(await journal.load()).toEqual({
      rotations: [],
      unreadable: [{ code: 'FILE_HELD', path, systemName: 'EBUSY' }],
    });
    letGo();
    expect(await journal.load()).toMatchObject({
      rotations: [{ damage: undefined }],
      unreadable: [],
    });
  });

  test('of the journal takes its next record, and goes, when it is let go', async () => {
    const journal = createJournal(folder, { now: Date.now });
    const rotation = newRotationId();
    await journal.begin({ ...begun, rotation });
    const path = join(folder, `${rotation}.journal`);
    holdFor(path, shortly);
    await journal.append(rotation, { kind: 'closed', by: 'keyturn' });
    holdFor(path, shortly);
    await journal.remove(rotation);
    expect((await journal.load()).rotations).toEqual([]);
  });

  test('of the history takes its line when it is let go; where it stays held the words name it', async () => {
    const path = join(folder, 'history.jsonl');
    const history = createHistory(path);
    await history.append(sampleLine);
    holdFor(path, shortly);
    await history.append(sampleLine);
    holdFor(path, shortly);
    expect((await history.page(0, 10)).total).toBe(2);
    const letGo = holdFile(path);
    const told = await history.append(sampleLine).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    letGo();
    expect(told).toMatchObject({ failure: { code: 'FILE_HELD', path } });
    expect(explain({ code: 'FILE_HELD', path }).body).toContain(path);
  });

  test('is removed when it is let go, and told as held where it stays', async () => {
    const path = await newFile('history.jsonl');
    holdFor(path, shortly);
    await removePath(path);
    const letGo = holdFile(await newFile('history.jsonl'));
    await expect(removePath(path)).rejects.toMatchObject({ failure: { code: 'FILE_HELD', path } });
    letGo();
  });
});
