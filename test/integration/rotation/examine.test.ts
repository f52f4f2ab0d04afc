import { appendFile, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { examine } from '../../support/rotation-process/examine.ts';
import { placesOn } from '../../support/rotation-process/real-ports.ts';
import { untroubled } from '../../support/rotation-process/scenes.ts';
import { setStage, type Stage } from '../../support/rotation-process/stage.ts';
import { withPair } from '../../support/sample-home.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage(untroubled);
});
afterEach(() => stage.close());

async function breaches(output = '') {
  return (await examine(stage, { views: [], output })).breaches.map(({ kind }) => kind);
}

test('a stage on which nothing has happened breaks no promise', async () => {
  expect(await examine(stage, { views: [], output: '' })).toEqual({
    outcome: 'undone',
    breaches: [],
  });
});

test('a file whose key does not work locks somebody out', async () => {
  stage.aws.setKeyStatus(stage.oldKey.id, 'Inactive');
  expect(await breaches()).toEqual(['locked out']);
});

test('an id with the secret of another key is a damaged file', async () => {
  const { credentials } = placesOn(stage.folders);
  const other = stage.user.addKey();
  const text = await readFile(credentials, 'utf8');
  await writeFile(credentials, text.replaceAll(stage.oldKey.id, other.id));
  expect(await breaches()).toContain('file damaged');
});

test.each([
  ['one more byte', (path: string) => appendFile(path, ' ')],
  [
    'other line ends',
    async (path: string) => {
      await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\r\n', '\n'));
    },
  ],
  ['another mode', (path: string) => chmod(path, 0o644)],
])('a file with %s is damaged', async (_, damage) => {
  await damage(placesOn(stage.folders).credentials);
  expect(await breaches()).toEqual(['file damaged']);
});

test('a key in no file and no journal is an orphan, and its secret is lost where no keychain has it', async () => {
  const { id, secret } = stage.user.addKey();
  expect(await breaches()).toEqual(['orphan without an entry', 'secret lost without an entry']);
  await mkdir(stage.folders.keychain);
  await writeFile(join(stage.folders.keychain, id), secret);
  expect(await breaches()).toEqual(['orphan without an entry']);
});

test('two places with two keys, and nobody told, is no way to end', async () => {
  await stage.close();
  const files = 2;
  stage = await setStage({ ...untroubled, files });
  const { config } = placesOn(stage.folders);
  const text = await readFile(config, 'utf8');
  await writeFile(config, withPair(text, stage.oldKey, stage.user.addKey()));
  expect(await breaches()).toEqual(['other']);
});

test('neither a temporary file nor a secret in a lock may lie beside the files', async () => {
  const folder = dirname(placesOn(stage.folders).credentials);
  const lock = join(folder, '.credentials.keyturn-lock');
  await writeFile(lock, '{}');
  expect(await breaches()).toEqual([]);
  await writeFile(lock, stage.oldKey.secret);
  await writeFile(join(folder, '.keyturn-00000000-1-0123456789abcdef.tmp'), '');
  expect(await breaches()).toEqual(['other', 'other']);
});

test('a backup goes with its key', async () => {
  const { id } = stage.user.addKey();
  stage.aws.removeKey(id);
  await mkdir(stage.folders.keychain);
  await writeFile(join(stage.folders.keychain, id), 'x');
  expect(await breaches()).toEqual(['other']);
});

test('the key of another user stays as it is', async () => {
  const [key] = stage.aws.keysOf(stage.colleague);
  stage.aws.setKeyStatus(key?.id ?? '', 'Inactive');
  expect(await breaches()).toEqual(['locked out', 'other']);
});

test('a secret may stand neither in what a process prints nor in what it keeps', async () => {
  const encoded = Buffer.from(`pair ${stage.oldKey.secret}`).toString('base64');
  expect(await breaches(encoded)).toContain('other');
  await writeFile(placesOn(stage.folders).log, stage.oldKey.secret);
  expect(await breaches()).toContain('other');
});
