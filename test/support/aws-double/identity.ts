import { randomBytes } from 'node:crypto';
import { accessKeyId, accountId, userId } from '../../../shared/values/identifiers.ts';
import type { AccessKeyId, AccountId, UserId } from '../../../shared/values/identifiers.ts';
import { toBase32 } from './requests/base32.ts';

/** An access key id as AWS makes them: the account number can be decoded from it, in base 32. */
export function newAccessKeyId(account: AccountId): AccessKeyId {
  return parseAccessKeyId(`AKIA${keyIdTail(account)}`);
}

/** The id of temporary credentials (`ASIA…`), made in the same way. */
export function newSessionKeyId(account: AccountId): string {
  return `ASIA${keyIdTail(account)}`;
}

function keyIdTail(account: AccountId): string {
  const bytes = randomBytes(10);
  // 48 bits: a leading one, the account number in 40 bits, and 7 random bits.
  const head = (1n << 47n) | (BigInt(account) << 7n) | BigInt(bytes.readUInt8(5) & 0x7f);
  bytes.writeUIntBE(Number(head), 0, 6);
  return toBase32(bytes);
}

/** A secret as AWS makes them: 40 characters, `/` and `+` among the alphabet. */
export function newSecretAccessKey(): string {
  return randomBytes(30).toString('base64');
}

/** A session token in AWS's form; like AWS's, nothing can be read from it. */
export function newSessionToken(): string {
  return `IQoJb3JpZ2luX2Vj${randomBytes(240).toString('base64')}`;
}

/** The seed of an MFA device: 160 bits in base 32, as an authenticator app takes it. */
export function newSeed(): string {
  return toBase32(randomBytes(20));
}

/** A user id (`AIDA…`). */
export function newUserId(): UserId {
  return parseUserId(`AIDA${toBase32(randomBytes(10)).slice(0, 17)}`);
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
