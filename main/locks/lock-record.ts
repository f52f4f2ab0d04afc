import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ProcessIdentity } from './process-identity.ts';

const Text = z.string().max(256);

/** The content of a lock file: who holds it. Nothing in it is secret. */
const LockRecord = z.strictObject({
  version: z.literal(1),
  /** The name of the computer, for people. */
  host: Text,
  machine: Text,
  boot: z.union([Text, z.number()]),
  processSpace: Text,
  process: z.number().int().positive(),
  started: Text,
  /** When the lock was taken; ms since 1970, by the clock of that computer. */
  since: z.number(),
  /** Random, different for each lock. */
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
});
export type LockRecord = z.infer<typeof LockRecord>;

/** The holder of a lock, as it is shown. */
export type LockHolder = Pick<LockRecord, 'host' | 'process' | 'since'>;

/** A record with a new nonce. */
export function newRecord(identity: ProcessIdentity): LockRecord {
  return {
    version: 1,
    ...identity,
    since: Date.now(),
    nonce: randomBytes(16).toString('hex'),
  };
}

/** One line of JSON, readable for a person who finds the file. */
export function printRecord(record: LockRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Parses a record; undefined if it is incomplete, of another program or of a later version. */
export function parseRecord(text: string): LockRecord | undefined {
  // A record ends with a line feed; without it, it may still be being written.
  if (!text.endsWith('\n')) return undefined;
  try {
    return LockRecord.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
