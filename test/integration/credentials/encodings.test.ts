import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { profileName } from '../../../shared/values/identifiers.ts';
import { newPair, oldId, oldSecret } from '../../unit/credentials/samples.ts';
import { throughBotocore, throughSdk } from './readers.ts';
import { failureOfAction, inWorkshop } from './workshop.ts';

const pair = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
const newSecret = newPair.secret.reveal();

/** The bytes with the pair swapped, made without any code of the product. */
function swapped(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return Buffer.from(text.replace(oldId, newPair.id).replace(oldSecret, newSecret), 'latin1');
}

describe('spaces that look like others', () => {
  test.each([
    ['no-break spaces around `=`', pair.replaceAll(' = ', '\u00a0=\u00a0')],
    ['a wide space before the id', pair.replace('= ', '=\u3000')],
    ['a line separator behind the secret', pair.replace(/\n$/, '\u2028\n')],
    ['thin spaces in front of all lines', pair.replaceAll('aws_', '\u2009aws_')],
  ])('%s: the pair is read and rotated, and no other byte', (_name, lines) =>
    inWorkshop(async ({ folder, files, credentials }) => {
      const before = Buffer.from(`[default]\n${lines}`);
      await writeFile(credentials, before, { mode: 0o600 });
      const { files: readings, profiles } = await files.read();
      expect(readings[0]).toMatchObject({ state: 'read' });
      expect(profiles).toMatchObject([{ kind: 'long-term key', pair: { id: oldId } }]);
      await files.tryReplacing(oldId);
      expect(await files.replaceIn(credentials, oldId, newPair)).toBe(1);
      const after = await readFile(credentials);
      expect(after.equals(swapped(before))).toBe(true);
      expect((await files.pairOf(newPair.id))?.secret.reveal()).toBe(newSecret);

      const read = { aws_access_key_id: newPair.id, aws_secret_access_key: newSecret };
      const { credentials: bySdk } = await throughSdk(after.toString(), folder);
      expect(bySdk['default']).toMatchObject(read);
      const byBotocore = throughBotocore([after.toString()]);
      if (byBotocore !== undefined) {
        expect(byBotocore[0]?.credentials['default']).toMatchObject(read);
      }
    }),
  );

  test('a zero-width space in an id: the line and the character are reported, and nothing is edited', () =>
    inWorkshop(async ({ files, credentials }) => {
      const text = `[default]\n${pair.replace(oldId, `${oldId}\u200b`)}[other]\n${pair}`;
      await writeFile(credentials, text, { mode: 0o600 });
      const { files: readings } = await files.read();
      expect(readings[0]).toMatchObject({
        state: 'refused',
        problems: [{ problem: 'invisible character', line: 2, character: 'U+200B' }],
      });
      expect(await failureOfAction(files.tryReplacing(oldId))).toMatchObject({
        code: 'FILE_REJECTED',
        line: 2,
      });
    }));
});

describe('a file that is no UTF-8', () => {
  const notUtf8 = Buffer.concat([
    Buffer.from('# Schl\u00fcssel f\u00fcr B\u00fcro\n', 'latin1'),
    Buffer.from(`[a]\n${pair}`),
  ]);

  test.runIf(process.platform !== 'win32')(
    'in a comment: it is reported, and its key is rotated all the same',
    () =>
      inWorkshop(async ({ files, credentials }) => {
        await writeFile(credentials, notUtf8, { mode: 0o600 });
        expect((await files.read()).files[0]).toMatchObject({
          state: 'refused',
          failure: { code: 'FILE_REJECTED', line: 1 },
          problems: [{ problem: 'not UTF-8', line: 1, encoding: 'Latin-1' }],
        });
        await files.tryReplacing(oldId);
        expect(await files.replaceIn(credentials, oldId, newPair)).toBe(1);
        expect((await readFile(credentials)).equals(swapped(notUtf8))).toBe(true);
        expect((await files.pairOf(newPair.id))?.secret.reveal()).toBe(newSecret);
      }),
  );

  test('is refused by botocore as it is reported', () => {
    const readings = throughBotocore([notUtf8, Buffer.from(`[a]\n${pair}`)]);
    if (readings === undefined) return;
    expect(readings[0]).toBeNull();
    expect(readings[1]).not.toBeNull();
  });

  test('in UTF-16: no profile is read of it, nothing is edited, and no key put there', () =>
    inWorkshop(async ({ files, credentials }) => {
      const bytes = Buffer.from(`\ufeff[default]\r\n${pair}`, 'utf16le');
      await writeFile(credentials, bytes, { mode: 0o600 });
      const { files: readings, profiles } = await files.read();
      expect(profiles).toEqual([]);
      expect(readings[0]).toMatchObject({
        state: 'refused',
        problems: [{ problem: 'wide encoding', line: 1, encoding: 'UTF-16' }],
      });
      expect((await failureOfAction(files.tryReplacing(oldId))).code).toBe('KEY_NOT_IN_FILES');
      const name = profileName('default');
      if (name === undefined) throw new Error('no name');
      expect(await failureOfAction(files.restore(name, newPair))).toMatchObject({
        code: 'FILE_REJECTED',
        line: 1,
      });
      expect((await readFile(credentials)).equals(bytes)).toBe(true);
    }));
});
