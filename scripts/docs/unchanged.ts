import {
  DecisionReason,
  type StepName,
  stepNames,
  RollBackResult,
} from '../../shared/contract/rotation.ts';
import type { DecisionFacts } from '../../shared/rotations/decision-facts.ts';
import { openSentence, openTitles } from '../../shared/words/rotation/open.ts';
import { stepLabels, whatDidNotChange } from '../../shared/words/rotation/rotation.ts';
import { markdownTable } from './markdown.ts';

// The check makes no key, and from retiring on a rotation has succeeded.
const undoable = stepNames.slice(0, stepNames.indexOf('retire'));
// Before its first record a rotation can't be open, and the last step can't stop it.
const stoppable = stepNames.slice(1, stepNames.indexOf('record'));

/** What Keyturn says did not change, for every step a rotation can fail at and all that can become of its new key. */
export function unchangedWords(): string {
  const cases = undoable.flatMap((reached) =>
    RollBackResult.options.map((undone) => ({
      reached,
      undone,
      says: whatDidNotChange(reached, undone),
    })),
  );
  const possible = cases.filter(
    ({ reached, undone }) => reached !== 'check' || undone === 'nothing was made',
  );
  return `It is no part of the words of an error, because it does not follow from the error: the same lost connection changes nothing during the check, and leaves a key behind when it comes right after one was made. So it is computed, from the step that the rotation reached and from what became of the new key.

${grouped(possible, ({ undone }) => undone, ['It failed at', 'and the new key', 'Keyturn says'])}

Where another key of the user was deleted to make room, by a person’s choice, that is added. From the step “${stepLabels.retire}” on a rotation has succeeded: what fails then is told with what has become of the old key, and is tried again.`;
}

/** What Keyturn says of a rotation that neither ended nor could be undone. */
export function openWords(): string {
  const cases = DecisionReason.options.flatMap((reason) =>
    stoppable.map((reached) => ({ reason, reached, says: openSentence(sample(reason, reached)) })),
  );
  return `A rotation that could neither end nor be undone is *open* until it is settled. What is not known is said, too.

${grouped(cases, ({ reason }) => openTitles[reason], ['It stopped at', 'with the title', 'Keyturn says'])}`;
}

/** One whose new key is known from the step on at which it is. */
function sample(reason: DecisionReason, reached: StepName): DecisionFacts {
  const oldKey = 'AKIA…OLD1';
  const newKey = reached === 'create' ? 'not known' : 'AKIA…NEW2';
  const failure = { code: reason === 'left on AWS' ? 'LEFT_BEHIND' : 'INTERRUPTED' } as const;
  return { profiles: ['NAME'], reason, reached, oldKey, newKey, failure, keys: [] };
}

type Case = { readonly reached: StepName; readonly says: string };

/** One row for all steps at which the same is said. */
function grouped<Each extends Case>(
  cases: readonly Each[],
  about: (each: Each) => string,
  [step, subject, words]: readonly [string, string, string],
): string {
  const rows = new Map<string, { about: string; says: string; steps: StepName[] }>();
  for (const each of cases) {
    const key = `${about(each)}\n${each.says}`;
    const row = rows.get(key) ?? { about: about(each), says: each.says, steps: [] };
    rows.set(key, { ...row, steps: [...row.steps, each.reached] });
  }
  return markdownTable(
    [step, subject, words],
    [...rows.values()].map((row) => [stepsInWords(row.steps), row.about, row.says]),
  );
}

function stepsInWords(steps: readonly StepName[]): string {
  const [first] = steps;
  const last = steps.at(-1);
  if (steps.length === stoppable.length) return 'any step';
  return steps.length > 2 ? `${first} to ${last}` : steps.join(', ');
}
