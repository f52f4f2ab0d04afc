import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { newPair, oldId, oldSecret } from '../../unit/credentials/samples.ts';
import { inWorkshop } from './workshop.ts';

const megabyte = 1024 * 1024;
const pairLines = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;

/** Sections of other people, more than anybody has. */
function sections(from: number, count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const number = String(from + index).padStart(6, '0');
    return `[team-${number}] # ${number}\r\naws_access_key_id = AKIAFILLER0000${number}\r\naws_secret_access_key = filler/${number}+abcdefghijklmnopqrstuvwxyz\r\n\r\n`;
  }).join('');
}

/** The bytes with the pair swapped, made without any code of the product. */
function swapped(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return Buffer.from(
    text.replace(`= ${oldId}`, `= ${newPair.id}`).replace(oldSecret, newPair.secret.reveal()),
    'latin1',
  );
}

test('one pair among tens of thousands is replaced, and no other byte', () =>
  inWorkshop(async ({ files, credentials }) => {
    const text = `${sections(0, 12_000)}[mine]\n${pairLines}\n${sections(12_000, 12_000)}`;
    const before = Buffer.from(text);
    expect(before.length).toBeGreaterThan(3 * megabyte);
    await writeFile(credentials, before, { mode: 0o600 });
    const start = performance.now();
    const { profiles } = await files.read();
    expect(profiles).toHaveLength(24_001);
    await files.tryReplacing(oldId);
    expect(await files.replaceIn(credentials, oldId, newPair)).toBe(1);
    expect((await files.pairOf(newPair.id))?.secret.reveal()).toBe(newPair.secret.reveal());
    const milliseconds = Math.round(performance.now() - start);
    expect((await readFile(credentials)).equals(swapped(before))).toBe(true);
    process.stdout.write(
      `${(before.length / megabyte).toFixed(1)} MB, ${profiles.length} profiles: read, tried, replaced and read back in ${milliseconds} ms\n`,
    );
  }));

test('bytes that are no text stay in comments, in values and behind the last line', () =>
  inWorkshop(async ({ files, credentials }) => {
    const strange = Buffer.from([0x00, 0xff, 0xfe, 0xc3, 0x28, 0x80, 0xed, 0xa0, 0x80, 0x00]);
    const before = Buffer.concat([
      Buffer.from('# '),
      strange,
      Buffer.from(`\n[mine]\n; `),
      strange,
      Buffer.from(`\n${pairLines}note = `),
      strange,
      Buffer.from('\n# '),
      strange,
    ]);
    await writeFile(credentials, before);
    await files.tryReplacing(oldId);
    expect(await files.replaceIn(credentials, oldId, newPair)).toBe(1);
    expect((await readFile(credentials)).equals(swapped(before))).toBe(true);
    expect((await files.pairOf(newPair.id))?.secret.reveal()).toBe(newPair.secret.reveal());
  }));
