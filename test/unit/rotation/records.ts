import fc from 'fast-check';
import { JournalRecord } from '../../../main/rotation/machine/records.ts';
import { recordOf } from '../../../scripts/docs/samples.ts';
import { DecisionReason, stepNames } from '../../../shared/contract/rotation.ts';

export { begun, newKey, recordOf } from '../../../scripts/docs/samples.ts';

/** Every kind that can follow the first record. */
export const laterKinds = JournalRecord.options
  .map(({ shape }) => shape.kind.value)
  .filter((kind) => kind !== 'begun');

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
