import type { RotationView } from '../../../shared/contract/rotation.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { decisionNextStep } from '../../../shared/rotations/decision-next-step.ts';
import { explain } from '../../../shared/words/errors.ts';
import { type Language, speak } from '../../../shared/words/language.ts';
import { oldKeyLine } from '../../../shared/words/rotation/old-key.ts';
import { openSentence, openTitles, openWords } from '../../../shared/words/rotation/open.ts';
import {
  notRotatedTitle,
  retirementSentence,
  succeededTitle,
  sinceSentence,
  whatDidNotChange,
} from '../../../shared/words/rotation/rotation.ts';
import { undoneSentence, undoneTitle } from '../../../shared/words/rotation/undo.ts';
import { rotationWords, underWayTitle } from '../../../shared/words/window.ts';

/** Every sentence of the window about a rotation, in a language. */
export function shownSentences(view: RotationView, language: Language): string {
  speak(language);
  const sentences = sentencesOf(view).join(' ');
  speak('en');
  return sentences;
}

function sentencesOf(view: RotationView): readonly string[] {
  switch (view.state) {
    case 'working':
    case 'waiting for an answer':
    case 'undoing':
      return [underWayTitle(view)];
    case 'rolling back':
      return [underWayTitle(view), explain(view.failure).title, rotationWords.notTakenBackYet];
    case 'succeeded':
      return [
        succeededTitle(view.profiles, view.retirement),
        rotationWords.newKey(view.newKey),
        retirementSentence(view.retirement, view.oldKey),
        oldKeyLine(view.retirement, view.oldKey),
        ...(view.retirement.oldKey === 'stays active'
          ? [sinceSentence(view.retirement.since)]
          : []),
      ];
    case 'undone':
      return [undoneTitle(view.profiles), undoneSentence(view.newKeyIs, view.newKey)];
    case 'failed': {
      const { title, body, next } = explain(view.failure);
      const { reached, undone, madeRoom, newKey } = view;
      const unchanged = whatDidNotChange(reached, undone, madeRoom, newKey);
      return [notRotatedTitle(view.profiles), title, body, unchanged, next];
    }
    case 'open': {
      const { title, body, next } = explain(view.failure);
      return [
        openTitles[view.reason],
        openWords.about(view, 'today'),
        openSentence(view),
        `${title}. ${body}`,
        decisionNextStep(view, next),
      ];
    }
    default:
      return unreachable(view);
  }
}
