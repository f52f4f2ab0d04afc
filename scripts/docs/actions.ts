import type { Entry } from '../../main/rotation/machine/entry.ts';
import {
  type Action,
  type Circumstances,
  nextAction,
} from '../../main/rotation/machine/next-action.ts';
import type { Phase } from './phase-records.ts';

const none: Circumstances = {
  begunHere: false,
  pairAtHand: false,
  verifiedHere: false,
  oldKeyVerifiedHere: false,
  mayRetire: false,
  deletesAtOnce: false,
  deletionIsDue: false,
  checksUses: false,
};

// Everything that can be known besides the journal, in every combination.
const everyCircumstance: readonly Circumstances[] = Object.keys(none).reduce<
  readonly Circumstances[]
>((all, fact) => all.flatMap((known) => [known, { ...known, [fact]: true }]), [none]);

/** What the engine can do next in each phase, whatever else is known. */
export function actionsByPhase(entries: readonly Entry[]): ReadonlyMap<Phase, ReadonlySet<Action>> {
  const actions = new Map<Phase, Set<Action>>();
  for (const entry of entries) {
    const { phase } = entry.progress;
    const known = actions.get(phase) ?? new Set();
    for (const circumstances of everyCircumstance) known.add(nextAction(entry, circumstances));
    actions.set(phase, known);
  }
  return actions;
}
