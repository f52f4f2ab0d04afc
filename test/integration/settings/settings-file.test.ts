import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { openSettingsFile as Open } from '../../../main/settings/settings-file.ts';
import { createSettings } from '../../../main/settings/settings.ts';
import { accessKeyId, type AccessKeyId } from '../../../shared/values/identifiers.ts';

const now = new Date(Date.UTC(2026, 0, 31, 12, 30, 15));
const asideName = 'settings.damaged-2026-01-31T12-30-15.000Z.json';
const key = keyId('AKIAIOSFODNN7EXAMPLE');
let openSettingsFile: typeof Open;
let folder = '';
let file = '';

function keyId(text: string): AccessKeyId {
  const id = accessKeyId(text);
  if (id === undefined) throw new Error(`"${text}" is no key id`);
  return id;
}

beforeAll(async () => {
  // electron-store imports Electron, whose package downloads a runtime unless it is given one
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '/nowhere');
  ({ openSettingsFile } = await import('../../../main/settings/settings-file.ts'));
});

afterAll(() => {
  vi.unstubAllEnvs();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-settings-'));
  file = join(folder, 'settings.json');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the settings file', () => {
  it('is not needed at the first start', () => {
    const { storage, damaged } = openSettingsFile(join(folder, 'not', 'yet'), now);
    expect(damaged).toBeUndefined();
    expect(createSettings(storage).logLevel()).toBe('info');
  });

  it('keeps an answer over a new start', () => {
    createSettings(openSettingsFile(folder, now).storage).answers.set(key, 'only here');
    const { storage, damaged } = openSettingsFile(folder, now);
    expect(damaged).toBeUndefined();
    expect(createSettings(storage).answers.get(key)).toBe('only here');
  });

  it('can be read by its owner alone', async () => {
    createSettings(openSettingsFile(folder, now).storage).answers.set(key, 'only here');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['is empty', ''],
    ['is torn', '{ "answers": { "AKIA'],
    ['holds what is no setting', '{ "logLevel": "all" }'],
    ['was written by a later version', '{ "version": 2 }'],
    ['is not JSON', '\0\0\0\0'],
  ])('is kept aside if it %s, and the settings are the defaults', async (_name, text) => {
    await writeFile(file, text);
    const { storage, damaged } = openSettingsFile(folder, now);
    expect(damaged).toBe(join(folder, asideName));
    expect(await readFile(join(folder, asideName), 'utf8')).toBe(text);
    createSettings(storage).answers.set(key, 'only here');
    expect((await readdir(folder)).toSorted()).toEqual([asideName, 'settings.json'].toSorted());
    expect(openSettingsFile(folder, now).damaged).toBeUndefined();
  });

  it('is kept aside if it is a folder', async () => {
    await mkdir(file);
    expect(openSettingsFile(folder, now).damaged).toBe(join(folder, asideName));
  });

  it.runIf(process.platform !== 'win32')(
    'is kept aside if it is a pipe, and nobody waits for its writer',
    () => {
      execFileSync('mkfifo', [file]);
      const { storage, damaged } = openSettingsFile(folder, now);
      expect(damaged).toBe(join(folder, asideName));
      createSettings(storage).answers.set(key, 'only here');
      expect(openSettingsFile(folder, now).damaged).toBeUndefined();
    },
  );

  it('is left untouched by a mere start', async () => {
    const text = '{"logLevel":"debug"}';
    await writeFile(file, text);
    await chmod(file, 0o640);
    expect(createSettings(openSettingsFile(folder, now).storage).logLevel()).toBe('debug');
    expect(await readFile(file, 'utf8')).toBe(text);
  });
});
