import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { Failed } from '../../../shared/failure.ts';
import { type AccessKeyId, accessKeyId } from '../../../shared/identifiers.ts';
import { inWorkshop, type Workshop } from './workshop.ts';

const rounds = 40;

function pair(letter: string): KeyPair {
  const id = accessKeyId(`AKIA${letter.repeat(16)}`);
  if (id === undefined) throw new Error('the id is well-formed');
  return { id, secret: new Secret(letter.repeat(40)) };
}

function section(profile: string, { id, secret }: KeyPair): string {
  return `[${profile}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret.reveal()}\n`;
}

/** As a rotation does it: a file that has changed meanwhile is read again. */
async function replace({ files, credentials }: Workshop, from: AccessKeyId, to: KeyPair) {
  for (;;) {
    try {
      await files.replaceIn(credentials, from, to);
      return;
    } catch (cause) {
      const isPassing = cause instanceof Failed && cause.failure.code === 'FILE_CHANGED_MEANWHILE';
      if (!isPassing) throw cause;
    }
  }
}

test(
  'keys of two users that are rotated side by side are both saved in the file that holds them',
  () =>
    inWorkshop(async (workshop) => {
      for (let round = 0; round < rounds; round += 1) {
        const before = section('one', pair('A')) + section('two', pair('B'));
        await writeFile(workshop.credentials, before);
        await Promise.all([
          replace(workshop, pair('A').id, pair('C')),
          replace(workshop, pair('B').id, pair('D')),
        ]);
        const after = section('one', pair('C')) + section('two', pair('D'));
        expect(await readFile(workshop.credentials, 'utf8')).toBe(after);
      }
    }),
  60_000,
);
