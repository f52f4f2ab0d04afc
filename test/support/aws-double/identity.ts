import { randomBytes } from 'node:crypto';
import { accessKeyId, accountId, userId } from '../../../shared/identifiers.ts';
import type { AccessKeyId, AccountId, UserId } from '../../../shared/identifiers.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An access key id as AWS makes them: the account number can be decoded from it, in base 32. */
export function newAccessKeyId(account: AccountId): AccessKeyId {
  const bytes = randomBytes(10);
  // 48 bits: a leading one, the account number in 40 bits, and 7 bits of chance.
  const head = (1n << 47n) | (BigInt(account) << 7n) | BigInt(bytes.readUInt8(5) & 0x7f);
  bytes.writeUIntBE(Number(head), 0, 6);
  return parseAccessKeyId(`AKIA${base32(bytes)}`);
}

/** A secret as AWS makes them: 40 characters, `/` and `+` among the alphabet. */
export function newSecretAccessKey(): string {
  return randomBytes(30).toString('base64');
}

/** A user id (`AIDA…`). */
export function newUserId(): UserId {
  return parseUserId(`AIDA${base32(randomBytes(10)).slice(0, 17)}`);
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => BASE32.charAt(Number.parseInt(group, 2))).join('');
}

/** The id, or an error where a test gave something else. */
export function parseAccessKeyId(text: string): AccessKeyId {
  return given(accessKeyId(text), 'an access key id (AKIA…)', text);
}

/** The account number, or an error where a test gave something else. */
export function parseAccountId(text: string): AccountId {
  return given(accountId(text), 'an account number of twelve digits', text);
}

/** The user id, or an error where a test gave something else. */
export function parseUserId(text: string): UserId {
  return given(userId(text), 'a user id', text);
}

function given<T>(value: T | undefined, wanted: string, text: string): T {
  if (value === undefined) throw new Error(`not ${wanted}: ${text}`);
  return value;
}
