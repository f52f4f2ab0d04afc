import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import { inWorkshop } from './workshop.ts';

const rounds = 40;

function pair(letter: string): KeyPair {
  const id = accessKeyId(`AKIA${letter.repeat(16)}`);
  if (id === undefined) throw new Error('the id is well-formed');
  return { id, secret: new Secret(letter.repeat(40)) };
}

function section(profile: string, { id, secret }: KeyPair): string {
  return `[${profile}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret.reveal()}\n`;
}

test(
  'keys of two users that are rotated side by side are both saved in the file that holds them',
  () =>
    inWorkshop(async ({ files, credentials }) => {
      for (let round = 0; round < rounds; round += 1) {
        const before = section('one', pair('A')) + section('two', pair('B'));
        await writeFile(credentials, before);
        await Promise.all([
          // Neither finds that the file has changed and has to begin again.
          files.replaceIn(credentials, pair('A').id, pair('C')),
          files.replaceIn(credentials, pair('B').id, pair('D')),
        ]);
        const after = section('one', pair('C')) + section('two', pair('D'));
        expect(await readFile(credentials, 'utf8')).toBe(after);
      }
    }),
  60_000,
);
