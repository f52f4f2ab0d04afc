import { isUtf8 } from 'node:buffer';

/** Encodings that AWS's tools can't read. */
export type WideEncoding = 'UTF-16' | 'UTF-32';

/** The byte at which such an encoding begins. */
export type WidePart = { readonly encoding: WideEncoding; readonly start: number };

// UTF-32 first, as its mark begins with that of UTF-16.
const marks = [
  ['UTF-32', [0xff, 0xfe, 0x00, 0x00]],
  ['UTF-32', [0x00, 0x00, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
] as const;

const sizes = [
  ['UTF-32', 4],
  ['UTF-16', 2],
] as const;

// So many letters in a row are no coincidence.
const LETTERS = 4;

/**
 * Where UTF-16 or UTF-32 begins, by its mark or by zeros between letters; undefined where there is none. `>` of Windows
 * PowerShell writes UTF-16, and `>>` appends it to UTF-8. Linear in the size.
 */
export function widePartOf(bytes: Buffer): WidePart | undefined {
  for (const [encoding, mark] of marks) {
    if (mark.every((byte, index) => bytes[index] === byte)) return { encoding, start: 0 };
  }
  for (let zero = bytes.indexOf(0); zero >= 0; zero = nextZero(bytes, zero)) {
    for (const [encoding, size] of sizes) {
      // The zeros are before the letter or after it.
      for (const start of [zero, zero - 1]) {
        const letter = start === zero ? size - 1 : 0;
        if (!areLetters(bytes, start, size, letter)) continue;
        // If the bytes before are no UTF-8, they are of this encoding, too, but no letters.
        return { encoding, start: isUtf8(bytes.subarray(0, start)) ? start : 0 };
      }
    }
  }
  return undefined;
}

/** Likely encodings of text that is no UTF-8. */
export type NarrowEncoding = 'Latin-1' | 'Windows-1252' | 'another';

/**
 * The likely encoding of a text that is no UTF-8. Western letters are single among ASCII; in other scripts, most bytes
 * have their highest bit set. Only Windows-1252 has characters from 0x80 to 0x9F (quotes, dashes, the euro).
 */
export function narrowEncodingOf(bytes: Buffer): NarrowEncoding {
  let high = 0;
  let inRow = 0;
  let isWindows = false;
  let before = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) {
      high += 1;
      if (byte < 0xa0) isWindows = true;
      if (before >= 0x80) inRow += 1;
    }
    before = byte;
  }
  if (inRow * 2 > high) return 'another';
  return isWindows ? 'Windows-1252' : 'Latin-1';
}

/** Skips most of a row of zeros, so that only its beginning and its end are checked. */
function nextZero(bytes: Buffer, zero: number): number {
  let at = zero + 1;
  while (bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0) {
    at += 1;
  }
  return bytes.indexOf(0, at);
}

function areLetters(bytes: Buffer, start: number, size: number, letter: number): boolean {
  if (start < 0 || start + size * LETTERS > bytes.length) return false;
  // A quick check that most zeros don't pass.
  if (!isLetter(bytes[start + size + letter] ?? 0)) return false;
  for (let index = 0; index < size * LETTERS; index += 1) {
    const byte = bytes[start + index];
    if (byte === undefined || (index % size === letter) !== isLetter(byte)) return false;
    if (index % size !== letter && byte !== 0) return false;
  }
  return true;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
