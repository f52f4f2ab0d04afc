import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine, textOf } from '../../../main/history/line-checksum.ts';
import type { HistoryLine } from '../../../shared/contract/history.ts';

const line: HistoryLine = {
  version: 1,
  at: 1_700_000_000_000,
  event: 'rotated',
  rotation: 'abcdefghijklmnopqrstuvwxyz',
  profiles: ['default', 'größer 🔑'],
  oldKey: 'AKIAIOSFODNN7EXAMPLE',
  newKey: 'AKIAI44QH8DHBEXAMPLE',
};
const bytes = Buffer.from(textOf(line).slice(0, -1));

describe('a line of the history', () => {
  it('reads back as it was written, in any script', () => {
    expect(readLine(bytes)?.line).toEqual(line);
  });

  it('takes one line with any name of a profile', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const text = textOf({ ...line, profiles: [name] });
        expect(text.indexOf('\n')).toBe(text.length - 1);
        expect(readLine(Buffer.from(text.slice(0, -1)))?.line.profiles).toEqual([name]);
      }),
    );
  });

  it('is known as damaged if any one byte has changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ change, at);
        expect(readLine(changed)).toBeUndefined();
      }),
    );
  });

  it('is known as damaged if it is torn anywhere', () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(readLine(bytes.subarray(0, length))).toBeUndefined();
    }
  });

  it('is not read if a later version of Keyturn has written it', () => {
    const later = { ...line, version: 2 };
    expect(
      readLine(Buffer.from(textOf(Object.assign({}, line, later)).slice(0, -1))),
    ).toBeUndefined();
  });
});
