import type { Clock } from '../../../main/base/clock.ts';
import { advance } from '../../../main/rotation/machine/advance.ts';
import { beginEntry, type Entry } from '../../../main/rotation/machine/entry.ts';
import { lineOf, readLines } from '../../../main/rotation/machine/journal-line.ts';
import type { Journal, JournalReading } from '../../../main/rotation/machine/ports.ts';
import type { JournalRecord } from '../../../main/rotation/machine/records.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { RotationId } from '../../../shared/values/identifiers.ts';
import { given } from './iam.ts';
import type { Power } from './power.ts';

type Kind = JournalRecord['kind'];

/** A record, and its rotation. */
export type WrittenRecord = { readonly rotation: RotationId; readonly record: JournalRecord };

/** A journal in memory that outlives processes. Records are written as the real lines. */
export type FakeJournal = {
  /** The kind of every record of a rotation, even if it was closed and removed. */
  kindsOf(rotation: RotationId): readonly Kind[];
  /** The same records, complete. */
  recordsOf(rotation: RotationId): readonly JournalRecord[];
  /** Every record of any rotation, in order. */
  readonly written: readonly WrittenRecord[];
  /** The rotations that the journal still has. */
  known(): readonly RotationId[];
  /** Their entries, as a start reads them. */
  entries(): readonly Entry[];
  /** The rotations whose journal is damaged in the middle. */
  damaged(): ReadonlySet<RotationId>;
  /** Fails to write these records from now on; `times` limits how often. */
  refuse(kind: Kind | 'every record' | 'remove', times?: number): void;
  /** Makes a record unreadable, counted from 0. */
  damage(rotation: RotationId, record: number): void;
  port(power: Power, clock: Pick<Clock, 'now'>): Journal;
};

/** An empty journal. */
export function createFakeJournal(): FakeJournal {
  const files = new Map<RotationId, string[]>();
  const all: WrittenRecord[] = [];
  const refused = new Map<Kind | 'every record' | 'remove', number>();

  function requireWritable(what: Kind | 'remove'): void {
    for (const name of [what, 'every record'] as const) {
      const left = refused.get(name) ?? 0;
      if (left > 0) {
        refused.set(name, left - 1);
        throw new FailureError({ code: 'JOURNAL_NOT_WRITABLE', systemName: 'ENOSPC' });
      }
    }
  }

  function write<Record extends JournalRecord>(rotation: RotationId, record: Record): Record {
    requireWritable(record.kind);
    files.set(rotation, [...(files.get(rotation) ?? []), lineOf(record)]);
    all.push({ rotation, record });
    return record;
  }

  function load(): JournalReading {
    const rotations: JournalReading['rotations'][number][] = [];
    const unreadable: JournalReading['unreadable'][number][] = [];
    for (const [rotation, lines] of files) {
      const damage = { code: 'JOURNAL_DAMAGED', path: `/journal/${rotation}` } as const;
      const { records, damaged } = readLines(Buffer.from(lines.join('')));
      const [begun, ...later] = records;
      if (begun?.kind === 'begun') {
        rotations.push({ begun, later, damage: damaged ? damage : undefined });
      } else {
        unreadable.push(damage);
      }
    }
    return { rotations, unreadable };
  }

  return {
    kindsOf: (rotation) =>
      all.filter((one) => one.rotation === rotation).map(({ record }) => record.kind),
    recordsOf: (rotation) =>
      all.filter((one) => one.rotation === rotation).map(({ record }) => record),
    written: all,
    known: () => [...files.keys()],
    entries: () =>
      load().rotations.map(({ begun, later }) => later.reduce(advance, beginEntry(begun))),
    damaged: () =>
      new Set(
        load().rotations.flatMap(({ begun, damage }) =>
          damage === undefined ? [] : [begun.rotation],
        ),
      ),
    refuse: (kind, times = Number.POSITIVE_INFINITY) => {
      refused.set(kind, times);
    },
    damage: (rotation, record) => {
      const lines = given(files.get(rotation));
      lines[record] = given(lines[record]).replace('"', '~');
    },
    port: (power, clock) => ({
      begin: (record) =>
        power.through('journal.begin', async () =>
          write(record.rotation, { ...record, version: 1, at: clock.now() }),
        ),
      append: (rotation, record) =>
        power.through(`journal.append ${record.kind}`, async () => {
          if (!files.has(rotation)) throw new FailureError({ code: 'JOURNAL_NOT_WRITABLE' });
          return write(rotation, { ...record, version: 1, at: clock.now() });
        }),
      remove: (rotation) =>
        power.through('journal.remove', async () => {
          requireWritable('remove');
          files.delete(rotation);
        }),
      load: () => power.through('journal.load', async () => load()),
    }),
  };
}
