import { beginEntry, type Entry } from '../../main/rotation/machine/entry.ts';
import type { BegunRecord, JournalRecord } from '../../main/rotation/machine/records.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { accessKeyId, accountId, rotationId, userId } from '../../shared/values/identifiers.ts';
import type { Kind } from './phase-records.ts';

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not an identifier');
  return value;
}

const oldKey = there(accessKeyId('AKIAIOSFODNN7EXAMPLE'));
const otherKey = there(accessKeyId('AKIAI44QH8DHBEXAMPLE'));
/** The key that the rotation makes. */
export const newKey = there(accessKeyId('AKIAJQABLZS4A3EXAMPL'));

/** The first record of a rotation. */
export const begun: BegunRecord = {
  version: 1,
  at: 1_000,
  kind: 'begun',
  rotation: there(rotationId('a'.repeat(26))),
  host: 'desk',
  machine: '',
  boot: '',
  paths: [],
  rooms: [],
  profiles: ['grün'],
  account: there(accountId('111122223333')),
  userId: there(userId('AIDACKCEVSQ6C2EXAMPLE')),
  userName: 'alex',
  arn: 'arn:aws:iam::111122223333:user/alex',
  region: 'eu-central-1',
  oldKey,
  backups: false,
  existing: [oldKey],
};

/** Rotations that have just begun: with and without backups, with and without another key that makes room. */
export const beginnings: readonly Entry[] = [
  begun,
  { ...begun, backups: true },
  { ...begun, rooms: [otherKey] },
].map(beginEntry);

/** A record of this kind with the facts that decide where it leads. */
export function sampleRecord(kind: Kind): JournalRecord {
  const record = recordOf(kind);
  // Named as in a person's decision: after a lost answer nothing else knows the key.
  if (record.kind === 'rolling back') return { ...record, newKey };
  const isAboutRoom = record.kind === 'making room' || record.kind === 'made room';
  return isAboutRoom ? { ...record, key: otherKey } : record;
}

/** A record of this kind with no more than it must have. */
export function recordOf(kind: Kind, at = 2_000): JournalRecord {
  const common = { version: 1, at } as const;
  const failure = { code: 'OFFLINE' } as const;
  switch (kind) {
    case 'created':
      return { ...common, kind, newKey };
    case 'answer lost':
      return { ...common, kind, failure };
    case 'saving':
      return { ...common, kind, paths: [] };
    case 'looked at uses':
      return { ...common, kind, use: { known: 'never' } };
    case 'deactivated':
    case 'deletion changed':
      return { ...common, kind, deleteAfter: at + 1_000 };
    case 'reactivated':
      return { ...common, kind, by: 'keyturn' };
    case 'closed':
      return { ...common, kind, by: 'a person' };
    case 'rolling back':
      return { ...common, kind, failure, reached: 'prove' };
    case 'rolled back':
      return { ...common, kind, undone: 'new key deleted' };
    case 'opened':
      return { ...common, kind, reason: 'interrupted', failure, keys: [] };
    case 'listed':
      return { ...common, kind, oldKey: 'Inactive' };
    case 'taken over':
      return { ...common, kind, host: 'desk', machine: '', boot: '' };
    case 'making room':
    case 'made room':
    case 'creating':
    case 'backing up':
    case 'backed up':
    case 'proved':
    case 'saved':
    case 'deactivating':
    case 'deleting':
    case 'deleted':
    case 'reactivating':
    case 'old key gone':
    case 'undoing':
    case 'undo saving':
    case 'undone':
    case 'removing new key':
    case 'new key removed':
    case 'resumed':
    case 'seen':
    case 'settled':
      return { ...common, kind };
    default:
      return unreachable(kind);
  }
}
