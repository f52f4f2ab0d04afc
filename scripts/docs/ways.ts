import { advance } from '../../main/rotation/machine/advance.ts';
import type { Entry } from '../../main/rotation/machine/entry.ts';
import type { Action } from '../../main/rotation/machine/next-action.ts';
import { actionsByPhase } from './actions.ts';
import { type Kind, type Phase, writtenIn } from './phase-records.ts';
import { beginnings, sampleRecord } from './samples.ts';

/** One record that leads from a phase to another, or to the same. */
export type Way = {
  readonly from: Phase;
  readonly to: Phase;
  readonly kind: Kind;
  readonly by: 'Keyturn' | 'a person';
};

/** Where a rotation can go: every entry that records lead to, apart from times, and the ways between their phases. */
export type Rotations = {
  readonly entries: readonly Entry[];
  readonly ways: readonly Way[];
  /** What the engine can do next in each phase. */
  readonly actions: ReadonlyMap<Phase, ReadonlySet<Action>>;
};

/** Folds what can be written through `advance`, from every beginning on, until nothing new comes of it. */
export function explore(): Rotations {
  const entries: Entry[] = [...beginnings];
  const known = new Set(entries.map((entry) => JSON.stringify(entry)));
  const ways: Way[] = [];
  // Grows while it is walked.
  for (const entry of entries) {
    const from = entry.progress.phase;
    const { byKeyturn, byPerson } = writtenIn[from];
    const written = [
      ...byKeyturn.map((kind) => ({ kind, by: 'Keyturn' }) as const),
      ...byPerson.map((kind) => ({ kind, by: 'a person' }) as const),
    ];
    for (const { kind, by } of written) {
      const next = advance(entry, sampleRecord(kind));
      const way = { from, to: next.progress.phase, kind, by };
      if (!ways.some((other) => isSame(other, way))) ways.push(way);
      const key = JSON.stringify(next);
      if (!known.has(key)) {
        known.add(key);
        entries.push(next);
      }
    }
  }
  return { entries, ways, actions: actionsByPhase(entries) };
}

function isSame(one: Way, other: Way): boolean {
  return (
    one.from === other.from && one.to === other.to && one.kind === other.kind && one.by === other.by
  );
}

/** The phase in which each record of a journal was written; `kinds` are those after the first. */
export function follow(
  kinds: readonly Kind[],
): readonly { readonly phase: Phase; readonly kind: Kind }[] {
  let [entry] = beginnings;
  const followed: { readonly phase: Phase; readonly kind: Kind }[] = [];
  for (const kind of kinds) {
    if (entry === undefined) break;
    followed.push({ phase: entry.progress.phase, kind });
    entry = advance(entry, sampleRecord(kind));
  }
  return followed;
}
