import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRemoval } from '../../../main/commands/remove-everything.ts';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { type AccessKeyId, accessKeyId } from '../../../shared/values/identifiers.ts';
import { rotations } from '../../support/fixtures/rotations.ts';

function idOf(word: string): AccessKeyId {
  const found = accessKeyId(word);
  if (found === undefined) throw new Error('the id is well-formed');
  return found;
}

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-removal-'));
  await mkdir(join(folder, 'journal'));
  for (const name of [
    'journal/one',
    'history.jsonl',
    '.updaterId',
    'settings.json',
    'somebody-elses',
  ]) {
    await writeFile(join(folder, name), 'x');
  }
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function removal(shown: readonly RotationView[], hasKeychain = true) {
  const emptyHand = vi.fn(async () => undefined);
  const kept = [idOf('AKIAIOSFODNN7EXAMPLE'), idOf('AKIAI44QH8DHBEXAMPLE')];
  const quit = vi.fn();
  const endStartAtLogin = vi.fn(async () => undefined);
  const forgetUpdates = vi.fn(async () => undefined);
  const backups = {
    list: async () => [...kept],
    remove: async (id: AccessKeyId) => kept.splice(kept.indexOf(id), 1).length > 0,
  };
  const run = createRemoval({
    rotations: () => shown,
    backups,
    hasKeychain: () => hasKeychain,
    clearHandout: emptyHand,
    folder,
    endStartAtLogin,
    forgetUpdates,
    quit,
  });
  return { run, kept, quit, emptyHand, endStartAtLogin, forgetUpdates };
}

describe('removing everything', () => {
  test('takes backups, journal, history, settings, updates and the start at login, and quits', async () => {
    const { run, kept, quit, endStartAtLogin, forgetUpdates } = removal([
      rotations.gone,
      rotations.kept,
    ]);
    await run();
    expect(kept).toEqual([]);
    expect(await readdir(folder)).toEqual(['somebody-elses']);
    expect(endStartAtLogin).toHaveBeenCalledOnce();
    expect(forgetUpdates).toHaveBeenCalledBefore(quit);
    expect(quit).toHaveBeenCalledOnce();
  });

  test.each([
    ['a rotation under way', rotations.proving],
    ['a question', rotations.mfa],
    ['an open rotation', rotations.answerLost],
    ['a pending deletion', rotations.retired],
    ['an unanswered question where else a key is used', rotations.asksWhereUsed],
    ['a new key after an undo', rotations.undone],
  ])('refuses while there is %s, and removes nothing', async (_, rotation) => {
    const { run, kept, quit, endStartAtLogin } = removal([rotation]);
    await expect(run()).rejects.toEqual(new FailureError({ code: 'NOT_FINISHED' }));
    expect(kept).toHaveLength(2);
    expect(await readdir(folder)).toHaveLength(5);
    expect(endStartAtLogin).not.toHaveBeenCalled();
    expect(quit).not.toHaveBeenCalled();
  });

  test('refuses while the keychain is locked: its backups would stay', async () => {
    const quit = vi.fn();
    const run = createRemoval({
      rotations: () => [],
      backups: {
        list: () => Promise.reject(new FailureError({ code: 'KEYCHAIN_LOCKED' })),
        remove: () => Promise.resolve(false),
      },
      hasKeychain: () => true,
      clearHandout: () => Promise.resolve(),
      folder,
      endStartAtLogin: () => Promise.resolve(),
      forgetUpdates: () => Promise.resolve(),
      quit,
    });
    await expect(run()).rejects.toEqual(new FailureError({ code: 'KEYCHAIN_LOCKED' }));
    expect(await readdir(folder)).toHaveLength(5);
    expect(quit).not.toHaveBeenCalled();
  });

  test('refuses when a rotation begins while a person unlocks the keychain: it would be forgotten', async () => {
    const shown: RotationView[] = [];
    const quit = vi.fn();
    const run = createRemoval({
      rotations: () => shown,
      backups: {
        list: async () => {
          shown.push(rotations.proving);
          return [];
        },
        remove: () => Promise.resolve(false),
      },
      hasKeychain: () => true,
      clearHandout: () => Promise.resolve(),
      folder,
      endStartAtLogin: () => Promise.resolve(),
      forgetUpdates: () => Promise.resolve(),
      quit,
    });
    await expect(run()).rejects.toEqual(new FailureError({ code: 'NOT_FINISHED' }));
    expect(await readdir(folder)).toHaveLength(5);
    expect(quit).not.toHaveBeenCalled();
  });

  test('takes a pair that was handed out back out of the clipboard: the application ends at once', async () => {
    const { run, emptyHand, quit } = removal([]);
    await run();
    expect(emptyHand).toHaveBeenCalledBefore(quit);
  });

  test('takes settings that were damaged, and lie beside those in use', async () => {
    await writeFile(join(folder, 'settings.damaged-2026-01-31T12-00-00.000Z.json'), 'x');
    const { run } = removal([]);
    await run();
    expect(await readdir(folder)).toEqual(['somebody-elses']);
  });

  test('asks no keychain where there is none', async () => {
    const { run, kept, quit } = removal([], false);
    await run();
    expect(kept).toHaveLength(2);
    expect(quit).toHaveBeenCalledOnce();
  });
});
