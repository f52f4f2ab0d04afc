import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ProcessIdentity } from './process-identity.ts';

const Text = z.string().max(256);

/** What stands in a lock file: who holds it. Nothing in it is secret. */
const LockRecord = z.strictObject({
  version: z.literal(1),
  /** The name of the computer, for people. */
  host: Text,
  machine: Text,
  boot: z.union([Text, z.number()]),
  processSpace: Text,
  process: z.number().int().positive(),
  started: Text,
  /** When it was taken; ms since 1970, by the clock of that computer. */
  since: z.number(),
  /** Random; never the same for two locks. */
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
});
export type LockRecord = z.infer<typeof LockRecord>;

/** Who holds a lock, as it may be told. */
export type LockHolder = Pick<LockRecord, 'host' | 'process' | 'since'>;

/** A new record of this process. */
export function newRecord(identity: ProcessIdentity): LockRecord {
  return {
    version: 1,
    ...identity,
    since: Date.now(),
    nonce: randomBytes(16).toString('hex'),
  };
}

/** One line of JSON, readable for people who wonder what the file is. */
export function printRecord(record: LockRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** The record in a lock file, or undefined where it is torn, foreign or of a later version. */
export function parseRecord(text: string): LockRecord | undefined {
  // What was written in one piece ends with its line end; a shorter one may be on its way.
  if (!text.endsWith('\n')) return undefined;
  try {
    return LockRecord.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
