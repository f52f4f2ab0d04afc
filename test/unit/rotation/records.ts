import fc from 'fast-check';
import type { BegunRecord, JournalRecord } from '../../../main/rotation/machine/records.ts';
import { DecisionReason, stepNames } from '../../../shared/contract/rotation.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import {
  accessKeyId,
  type AccessKeyId,
  accountId,
  rotationId,
  userId,
} from '../../../shared/values/identifiers.ts';

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not an identifier');
  return value;
}

/** The key a rotation takes out of use. */
const oldKey: AccessKeyId = there(accessKeyId('AKIAOLDOLDOLDOLD'));
/** The key it makes. */
export const newKey: AccessKeyId = there(accessKeyId('AKIANEWNEWNEWNEW'));

/** The first record of a rotation. */
export const begun: BegunRecord = {
  version: 1,
  at: 1000,
  kind: 'begun',
  rotation: there(rotationId('a'.repeat(26))),
  host: 'desk',
  machine: '',
  boot: '',
  paths: [],
  rooms: [],
  profiles: ['grün'],
  account: there(accountId('111122223333')),
  userId: there(userId('AIDANINA')),
  userName: 'nina',
  arn: 'arn:aws:iam::111122223333:user/nina',
  region: 'eu-central-1',
  oldKey,
  backups: false,
  existing: [oldKey],
};

/** A record of this kind, with plain facts. */
export function recordOf(kind: Exclude<JournalRecord['kind'], 'begun'>, at = 2000): JournalRecord {
  const common = { version: 1, at } as const;
  const failure = { code: 'OFFLINE' } as const;
  switch (kind) {
    case 'created':
      return { ...common, kind, newKey };
    case 'answer lost':
      return { ...common, kind, failure };
    case 'saving':
      return { ...common, kind, paths: ['/home/nina/.aws/credentials'] };
    case 'rolling back':
      return { ...common, kind, failure, reached: 'prove' };
    case 'rolled back':
      return { ...common, kind, undone: 'new key deleted' };
    case 'opened':
      return { ...common, kind, reason: 'interrupted', failure, keys: [] };
    case 'closed':
    case 'reactivated':
      return { ...common, kind, by: 'keyturn' };
    case 'looked at uses':
      return { ...common, kind, use: { known: 'never' } };
    case 'deactivated':
    case 'deletion changed':
      return { ...common, kind, deleteAfter: at + 1000 };
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

/** Every kind that can follow the first record. */
export const laterKinds = [
  'making room',
  'made room',
  'creating',
  'created',
  'answer lost',
  'backing up',
  'backed up',
  'proved',
  'saving',
  'saved',
  'looked at uses',
  'deactivating',
  'deactivated',
  'deletion changed',
  'deleting',
  'deleted',
  'reactivating',
  'reactivated',
  'old key gone',
  'undoing',
  'undo saving',
  'undone',
  'removing new key',
  'new key removed',
  'rolling back',
  'rolled back',
  'opened',
  'resumed',
  'seen',
  'settled',
  'listed',
  'taken over',
  'closed',
] as const satisfies readonly JournalRecord['kind'][];

/** Any record that can follow the first one, in any order: a journal is read, not trusted. */
export const arbitraryRecord: fc.Arbitrary<JournalRecord> = fc
  .record({
    kind: fc.constantFrom(...laterKinds),
    at: fc.nat(),
    reason: fc.constantFrom(...DecisionReason.options),
    reached: fc.constantFrom(...stepNames),
    path: fc.string({ unit: 'grapheme', maxLength: 20 }),
  })
  .map(({ kind, at, reason, reached, path }) => {
    const record = recordOf(kind, at);
    if (record.kind === 'opened') return { ...record, reason };
    if (record.kind === 'rolling back') return { ...record, reached };
    return record.kind === 'saving' ? { ...record, paths: [path] } : record;
  });
