import type { BackupView } from '../../shared/contract/snapshot.ts';
import { shortText } from '../../shared/lib/short-text.ts';
import { FailureError } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import { Instant } from '../../shared/values/key-facts.ts';
import type { CredentialsFiles } from '../credentials/credentials-files.ts';
import type { Backup, KeyBackups } from '../keychain/backups.ts';
import { samePair } from '../secrets/key-pair.ts';

/** The backups in the keychain, as the window shows them; undefined if it can't be read. One damaged backup hides no other. */
export async function backupViews(
  backups: Pick<KeyBackups, 'list' | 'find'>,
  files: Pick<CredentialsFiles, 'pairOf'>,
): Promise<readonly BackupView[] | undefined> {
  const ids = await unlessKeychainFails(() => backups.list());
  if (ids === undefined) {
    return undefined;
  }
  const views: BackupView[] = [];
  for (const id of ids) {
    const backup = await unlessKeychainFails(() => backups.find(id));
    if (backup !== undefined) {
      views.push(viewOf(backup, await isInFiles(backup, files)));
    }
  }
  return views;
}

function viewOf(
  { pair, account, userName, profiles, keptAt }: Backup,
  inFiles: boolean,
): BackupView {
  // Only shown to people: another program may have written the entry. A restore reads the pair itself.
  return {
    keyId: pair.id,
    account,
    user: shortText(userName),
    profiles: profiles.map((name) => shortText(name)),
    keptAt: Instant.catch(0).parse(keptAt),
    inFiles,
  };
}

async function isInFiles(
  { pair }: Backup,
  files: { pairOf(id: AccessKeyId): Promise<Backup['pair'] | undefined> },
): Promise<boolean> {
  const held = await files.pairOf(pair.id);
  return held !== undefined && samePair(held, pair);
}

async function unlessKeychainFails<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof FailureError) {
      return undefined;
    }
    throw cause;
  }
}
