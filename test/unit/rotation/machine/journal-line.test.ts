import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf, readLines } from '../../../../main/rotation/machine/journal-line.ts';
import type { JournalRecord } from '../../../../main/rotation/machine/records.ts';
import { arbitraryRecord, begun } from '../records.ts';

function bytesOf(records: readonly JournalRecord[]): Buffer {
  return Buffer.from(records.map(lineOf).join(''));
}

const records = fc.array(arbitraryRecord, { maxLength: 8 }).map((later) => [begun, ...later]);
const room = Buffer.alloc(64, ' ');

describe('the lines of a journal', () => {
  test('are read as they were written, up to the room that is kept free', () => {
    fc.assert(
      fc.property(records, (written) => {
        const bytes = bytesOf(written);
        const reading = readLines(Buffer.concat([bytes, room]));
        expect(reading).toEqual({ records: written, length: bytes.length, damaged: false });
      }),
    );
  });

  test('lose nothing but the last one when the power goes while it is written', () => {
    fc.assert(
      fc.property(records, fc.nat(), (written, at) => {
        const bytes = bytesOf(written);
        const whole = bytesOf(written.slice(0, -1));
        const cut = whole.length + (at % (bytes.length - whole.length));
        const reading = readLines(Buffer.concat([bytes.subarray(0, cut), room]));
        expect(reading).toEqual({
          records: written.slice(0, -1),
          length: whole.length,
          damaged: false,
        });
      }),
    );
  });

  test('tell of damage in their middle, and the next one is written behind all of them', () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.integer({ min: 1, max: 255 }), (written, at, flip) => {
        fc.pre(written.length > 1);
        const bytes = bytesOf(written);
        const index = at % bytesOf(written.slice(0, -1)).length;
        bytes[index] = (bytes[index] ?? 0) ^ flip;
        const reading = readLines(Buffer.concat([bytes, room]));
        expect(reading.damaged).toBe(true);
        expect(reading.length).toBe(bytes.length);
        expect(written.slice(0, reading.records.length)).toEqual(reading.records);
      }),
    );
  });

  test.each([
    ['profile', (text: string) => ({ profiles: ['grün', text] }), 512],
    ['user', (text: string) => ({ userName: text }), 512],
    ['computer', (text: string) => ({ host: text }), 256],
  ])('are damage where the name of a %s is longer than can be shown', (_, named, most) => {
    const longest = { ...begun, ...named('n'.repeat(most)) };
    expect(readLines(bytesOf([longest]))).toMatchObject({ records: [longest], damaged: false });
    const longer = { ...begun, ...named('n'.repeat(most + 1)) };
    expect(readLines(bytesOf([longer]))).toMatchObject({ records: [], damaged: true });
  });

  test('of a newer Keyturn are no torn tail: they are damage, and are not written over', () => {
    // A whole line with a good checksum, whose version this Keyturn does not know.
    const creating = { kind: 'creating', version: 1, at: 1 } as const;
    const newer = lineOf(Object.assign({ ...creating }, { version: 2 }));
    const reading = readLines(Buffer.concat([bytesOf([begun]), Buffer.from(newer), room]));
    expect(reading.records).toEqual([begun]);
    expect(reading.damaged).toBe(true);
    expect(reading.length).toBe(bytesOf([begun]).length + newer.length);
  });

  test.each([
    ['no JSON', 'not JSON at all'],
    ['half of a record', '{"kind":"created","version":1'],
    ['JSON of another shape', '["creating"]'],
    ['a record of no kind that there is', '{"kind":"conjured","version":1,"at":1}'],
    ['a time that no clock shows', '{"kind":"creating","version":1,"at":9000000000000000}'],
    ['brackets without an end', '['.repeat(200_000)],
  ])('that are whole and hold %s are damage, and stop nobody from reading', (_name, json) => {
    const strange = `${createHash('sha256').update(json).digest('hex').slice(0, 16)} ${json}\n`;
    const reading = readLines(Buffer.concat([bytesOf([begun]), Buffer.from(strange), room]));
    expect(reading).toEqual({
      records: [begun],
      length: bytesOf([begun]).length + Buffer.byteLength(strange),
      damaged: true,
    });
    expect(readLines(Buffer.from(strange)).records).toEqual([]);
  });

  test.each([
    ['beginnings of records', '0123456789abcdef {'],
    ['checksums', '0123456789abcdef '],
    ['braces', '{'],
    ['line feeds', '\n'],
  ])('of two megabytes of %s are read in a moment', (_name, piece) => {
    const bytes = Buffer.concat([
      bytesOf([begun]),
      Buffer.alloc(2 * 1024 * 1024, piece),
      Buffer.from(`\n${'0123456789abcdef {'.repeat(28_000)}\n`),
    ]);
    const start = performance.now();
    const reading = readLines(bytes);
    // Some 0.1 s where nothing else runs; when each beginning was reckoned through, 400 kB took ten seconds.
    expect(performance.now() - start).toBeLessThan(8_000);
    expect(reading.records).toEqual([begun]);
    expect(reading.damaged).toBe(true);
  });

  test('of nothing are nothing', () => {
    expect(readLines(Buffer.alloc(0))).toEqual({ records: [], length: 0, damaged: false });
    expect(readLines(room)).toEqual({ records: [], length: 0, damaged: false });
  });
});
