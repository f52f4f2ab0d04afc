import { createHmac } from 'node:crypto';
import { fromBase32 } from './base32.ts';

const STEP_MS = 30_000;

/** The number of the 30 seconds that a moment (milliseconds since 1970) lies in. */
export function timeStep(milliseconds: number): number {
  return Math.floor(milliseconds / STEP_MS);
}

/** The six digits of RFC 6238 (SHA-1) for a base32 seed and a time step. */
export function totp(seed: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', fromBase32(seed)).update(counter).digest();
  // RFC 4226, 5.3: the last four bits say which four bytes are the number.
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return (number % 1_000_000).toString().padStart(6, '0');
}
