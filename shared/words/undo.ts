import * as german from './de/undo.ts';
import * as english from './en/undo.ts';
import { inLanguages } from './language.ts';

export const { undoStepLabels, undoStepSentences, undoneTitle, undoneSentence, afterUndoWords } =
  inLanguages(english, german);
