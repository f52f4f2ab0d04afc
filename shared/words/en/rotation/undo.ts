import type { UndoStep } from '../../../contract/rotation.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import { names } from '../../lists.ts';

/** The steps of an undo as they stand in the list "Undo steps". */
export const undoStepLabels = {
  reactivate: 'Activate the old key again',
  prove: 'Prove the old key',
  save: 'Save the old key',
  'remove the new key': 'Delete the new key',
} as const satisfies Record<UndoStep, string>;

/** What an undo does now. */
export const undoStepSentences = {
  reactivate: 'AWS is asked to accept the old key again.',
  prove: 'AWS needs a few seconds to accept the old key everywhere.',
  save: 'Every place that held it gets the old key back.',
  'remove the new key': 'No file holds the new key any more.',
} as const satisfies Record<UndoStep, string>;

/** "Undone: NAME has its old key again". */
export function undoneTitle(profiles: readonly string[]): string {
  return `Undone: ${names(profiles)} ${profiles.length === 1 ? 'has its' : 'have their'} old key again`;
}

/** What happened to the new key of a rotation that was undone. */
export function undoneSentence(newKeyIs: 'active' | 'gone', newKey: string): string {
  switch (newKeyIs) {
    case 'active':
      return `The new key ${newKey} still works, until you say that it may go.`;
    case 'gone':
      return `The new key ${newKey} is no longer on AWS.`;
    default:
      return unreachable(newKeyIs);
  }
}

/** The question about the new key after an undo. */
export const afterUndoWords = {
  question: 'Delete the new key?',
  hint: 'No file that Keyturn knows holds it any more. If you copied it elsewhere, keep it.',
  delete: (profiles: readonly string[]) => `Delete the new key of ${names(profiles)}`,
  keep: 'Keep the new key',
} as const;
