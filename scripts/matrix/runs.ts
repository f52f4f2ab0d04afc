import type { DecisionReason } from '../../shared/contract/rotation.ts';
import type { Failure } from '../../shared/values/failure.ts';
import type { Breach, BreachKind } from '../../test/support/rotation-process/breach.ts';

/** What is shown of a rotation that needs a decision. */
export type ShownDecision = { readonly reason: DecisionReason; readonly failure: Failure };

/** One rotation with one or more faults, once everything rests. */
export type Run = {
  /** The step that the rotation had reached, or what it was about. */
  readonly step: string;
  readonly fault: string;
  readonly outcome: 'done' | 'undone' | 'open';
  readonly open: readonly ShownDecision[];
  readonly breaches: readonly Breach[];
  /** How to repeat this run; printed if it broke a promise. */
  readonly again: string;
};

/** The numbers of runs with one step and one fault. */
export type Row = {
  readonly step: string;
  readonly fault: string;
  readonly runs: number;
  readonly outcomes: Readonly<Record<Run['outcome'], number>>;
  /** The number of runs that broke a promise of this kind. */
  readonly breaches: Readonly<Record<BreachKind, number>>;
};

/** A row for each step and fault, in the order in which they first occur. */
export function rowsOf(runs: readonly Run[]): readonly Row[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const name = `${run.step}\n${run.fault}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [run]);
    else group.push(run);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [rowOf(first.step, first.fault, group)];
  });
}

/** All runs in one row. */
export function rowOf(step: string, fault: string, runs: readonly Run[]): Row {
  const ended = (outcome: Run['outcome']): number =>
    runs.filter((run) => run.outcome === outcome).length;
  const broke = (kind: BreachKind): number =>
    runs.filter(({ breaches }) => breaches.some((breach) => breach.kind === kind)).length;
  return {
    step,
    fault,
    runs: runs.length,
    outcomes: { done: ended('done'), undone: ended('undone'), open: ended('open') },
    breaches: {
      'locked out': broke('locked out'),
      'orphan without an entry': broke('orphan without an entry'),
      'secret lost without an entry': broke('secret lost without an entry'),
      'file damaged': broke('file damaged'),
      other: broke('other'),
    },
  };
}

/** The runs that have broken a promise. */
export function brokenOf(runs: readonly Run[]): readonly Run[] {
  return runs.filter(({ breaches }) => breaches.length > 0);
}
