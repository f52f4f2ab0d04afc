import { createHmac } from 'node:crypto';
import { fromBase32 } from './base32.ts';

const STEP_MS = 30_000;

/** The number of the 30-second step of a moment (milliseconds since 1970). */
export function timeStep(milliseconds: number): number {
  return Math.floor(milliseconds / STEP_MS);
}

/** The six digits of RFC 6238 (SHA-1) for a base32 seed and a time step. */
export function totp(seed: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', fromBase32(seed)).update(counter).digest();
  // RFC 4226, 5.3: the last four bits are the offset of the four bytes of the number.
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return (number % 1_000_000).toString().padStart(6, '0');
}
