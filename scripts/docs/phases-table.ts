import { type Entry, mayCancel, reachedIn } from '../../main/rotation/machine/entry.ts';
import { stepLabels } from '../../shared/words/rotation/rotation.ts';
import { anyOf, markdownTable } from './markdown.ts';
import type { Phase } from './phase-records.ts';
import type { Rotations } from './ways.ts';

/** What is so in each phase, for readers. */
const meanings: Readonly<Record<Phase, string>> = {
  begun: 'The check has passed, and the plan is on the disk.',
  'making room': 'The other key of the user, which a person has given up, may be deleted.',
  creating: 'AWS may have been asked for a new key.',
  'answer lost': 'AWS was asked, and nothing is known of its answer.',
  created: 'The id of the new key is known.',
  proved: 'The new key has signed for the same user, several times in a row.',
  saving: 'A file may hold the new key.',
  saved: 'Every place holds the new key and none the old one.',
  deactivating: 'The old key may be inactive.',
  deactivated:
    'The old key is inactive, and is deleted after its grace period unless a person keeps it.',
  deleting: 'The old key may be gone.',
  deleted: 'The old key is gone.',
  'old key gone': 'The old key is gone, and it was not Keyturn that deleted it here.',
  reactivating: 'The old key may be active again; its deletion is called off.',
  undoing: 'An undo has begun; the deletion of the old key is called off.',
  'undo saving': 'A file may hold the old key again.',
  undone: 'Every place holds the old key again; the new one still works.',
  'removing new key': 'The new key may be gone.',
  'new key removed': 'The new key is gone.',
  'rolling back': 'The new key, if there is one, is to be taken back.',
  'rolled back': 'It is as it was before, or as near to it as AWS allowed.',
};

const inNoStep = 'the step where it failed';

/** Every phase: what is so, the step a person sees, whether they can cancel, and what may come next. */
export function phasesTable({ entries, actions }: Rotations): string {
  const phases = [...new Set(entries.map(({ progress }) => progress.phase))];
  return markdownTable(
    ['phase', 'what is so', 'step', 'can be cancelled', 'what Keyturn does next'],
    Object.keys(meanings)
      .flatMap((name) => phases.filter((phase) => phase === name))
      .map((phase) => {
        const inPhase = entries.filter(({ progress }) => progress.phase === phase);
        return [
          phase,
          meanings[phase],
          stepOf(inPhase),
          inPhase.some(mayCancel) ? 'yes' : 'no',
          anyOf([...(actions.get(phase) ?? [])]),
        ];
      }),
  );
}

function stepOf(entries: readonly Entry[]): string {
  const [first] = entries;
  if (first === undefined || 'reached' in first.progress) return inNoStep;
  return stepLabels[reachedIn(first.progress)];
}
