import * as german from '../de/rotation/rotation.ts';
import * as english from '../en/rotation/rotation.ts';
import { inLanguages } from '../language.ts';

export const {
  stepLabels,
  stepLabel,
  whyNoCancel,
  proofProgress,
  whatDidNotChange,
  sinceSentence,
  retirementSentence,
  rotatedTitle,
  succeededTitle,
  notRotatedTitle,
} = inLanguages(english, german);
