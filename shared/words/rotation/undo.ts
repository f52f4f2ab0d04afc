import * as german from '../de/rotation/undo.ts';
import * as english from '../en/rotation/undo.ts';
import { inLanguages } from '../language.ts';

export const { undoStepLabels, undoStepSentences, undoneTitle, undoneSentence, afterUndoWords } =
  inLanguages(english, german);
