import { z } from 'zod';
import {
  type AccessKeyId,
  accessKeyId,
  type AccountId,
  accountId,
  type UserId,
  userId,
} from '../../shared/values/identifiers.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { Secret } from '../secrets/secret.ts';

/** What is backed up with a pair, so that a person recognises it. */
export type BackupFacts = {
  readonly account: AccountId;
  readonly userId: UserId;
  readonly userName: string;
  /** The profiles that held the key; the last ones are left out if they don't all fit. */
  readonly profiles: readonly string[];
};

/** A copy of a pair in the keychain. */
export type Backup = BackupFacts & {
  readonly pair: KeyPair;
  /** When it was backed up, in ms since 1970. */
  readonly keptAt: number;
};

// An entry of the keychain. A person may have to read it, so its names resemble those of AWS's files.
const Entry = z.object({
  version: z.literal(1),
  accessKeyId: z.string(),
  secretAccessKey: z.string().min(1),
  account: z.string(),
  userId: z.string(),
  userName: z.string(),
  profiles: z.array(z.string()),
  keptAt: z.number(),
});
type Entry = z.infer<typeof Entry>;

// The limit of Windows: CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h, 5 * 512 bytes. keytar writes UTF-8, other tools
// read and write UTF-16: an entry has to fit in both.
const largestEntry = 2560;

/** The text of a keychain entry, with as many of the first profiles as fit in every keychain. */
export function writeBackup({ pair, profiles, ...facts }: Backup): Secret {
  const textWith = (count: number): string =>
    JSON.stringify({
      version: 1,
      accessKeyId: pair.id,
      secretAccessKey: pair.secret.reveal(),
      account: facts.account,
      userId: facts.userId,
      userName: facts.userName,
      profiles: profiles.slice(0, count),
      keptAt: facts.keptAt,
    } satisfies Entry);
  let count = profiles.length;
  while (count > 0 && !fits(textWith(count))) count -= 1;
  return new Secret(textWith(count));
}

function fits(text: string): boolean {
  return (
    Math.max(Buffer.byteLength(text, 'utf8'), Buffer.byteLength(text, 'utf16le')) <= largestEntry
  );
}

/** The backup in a keychain entry; undefined if it is none of this key. */
export function readBackup(id: AccessKeyId, text: Secret): Backup | undefined {
  const entry = Entry.safeParse(jsonOf(text)).data;
  if (entry === undefined || accessKeyId(entry.accessKeyId) !== id) return undefined;
  const account = accountId(entry.account);
  const user = userId(entry.userId);
  if (account === undefined || user === undefined) return undefined;
  return {
    pair: { id, secret: new Secret(entry.secretAccessKey) },
    account,
    userId: user,
    userName: entry.userName,
    profiles: entry.profiles,
    keptAt: entry.keptAt,
  };
}

function jsonOf(text: Secret): unknown {
  try {
    return JSON.parse(text.reveal());
  } catch {
    // V8's error quotes the text, which holds a secret: it is dropped.
    return undefined;
  }
}
