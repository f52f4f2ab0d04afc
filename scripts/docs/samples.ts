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
const newKey = there(accessKeyId('AKIAJQABLZS4A3EXAMPL'));
const at = 1_000;

const plan: BegunRecord = {
  version: 1,
  at,
  kind: 'begun',
  rotation: there(rotationId('a'.repeat(26))),
  host: 'desk',
  machine: '',
  boot: '',
  paths: [],
  rooms: [],
  profiles: ['work'],
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
  plan,
  { ...plan, backups: true },
  { ...plan, rooms: [otherKey] },
].map(beginEntry);

/** A record of each kind, with the facts that decide where it leads. */
export function sampleRecord(kind: Kind): JournalRecord {
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
      return { ...common, kind, deleteAfter: at };
    case 'reactivated':
      return { ...common, kind, by: 'keyturn' };
    case 'closed':
      return { ...common, kind, by: 'a person' };
    case 'rolling back':
      // Named as in a person's decision: after a lost answer nothing else knows the key.
      return { ...common, kind, failure, reached: 'prove', newKey };
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
      return { ...common, kind, key: otherKey };
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
