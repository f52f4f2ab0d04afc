import type { GivenAnswer, Question } from '../../../shared/contract/question.ts';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import type { useCommand } from '../../bridge/use-command.ts';

/** A rotation that waits for a person. */
export type WaitingRotation = Extract<RotationView, { readonly state: 'waiting for an answer' }>;

/** What the dialog of each question is given. */
export type QuestionDialogProps<About extends Question['about']> = {
  readonly question: Extract<Question, { readonly about: About }>;
  readonly rotation: WaitingRotation;
  /** Now, in ms. */
  readonly now: number;
  /** The command that sends the answer or cancels. */
  readonly command: ReturnType<typeof useCommand>;
  readonly answer: (answer: GivenAnswer) => void;
  /** Cancels the question, and the rotation with it. */
  readonly cancel: () => void;
};
