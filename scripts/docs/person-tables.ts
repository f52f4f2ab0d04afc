import type { Entry } from '../../main/rotation/machine/entry.ts';
import { journalledRun } from '../../main/rotation/machine/run.ts';
import { availableOldKeyActs } from '../../main/rotation/requests/old-key-acts.ts';
import { decisionChoices } from '../../main/rotation/requests/resolve-by-person.ts';
import { type DecisionChoice, DecisionReason } from '../../shared/contract/rotation.ts';
import { oldKeyActLabel } from '../../shared/words/rotation/old-key.ts';
import { openChoiceLabels, openTitles } from '../../shared/words/rotation/open.ts';
import { markdownTable } from './markdown.ts';
import { beginnings } from './samples.ts';
import type { Rotations } from './ways.ts';

/** Why a rotation can be open, and what a person can then decide. */
export function decisionsTable(): string {
  return markdownTable(
    ['reason', 'what a person reads', 'buttons'],
    DecisionReason.options.map((reason) => [
      reason,
      openTitles[reason],
      buttonsFor(reason).join(', '),
    ]),
  );
}

function buttonsFor(reason: DecisionReason): readonly string[] {
  const offers = histories().map((entry) => ({
    entry,
    choices: decisionChoices(
      { reason, failure: { code: 'INTERRUPTED' }, since: 0, keys: [] },
      entry,
    ),
  }));
  const longestFirst = offers.toSorted((one, two) => two.choices.length - one.choices.length);
  const all = [...new Set(longestFirst.flatMap(({ choices }) => choices))];
  return all.map((choice) => `${openChoiceLabels[choice]}${condition(choice, offers)}`);
}

type Offer = { readonly entry: Entry; readonly choices: readonly DecisionChoice[] };

/** When a button is offered, where that depends on what came before. */
function condition(choice: DecisionChoice, offers: readonly Offer[]): string {
  const conditions = {
    '': () => true,
    ' (once the new key was proven)': ({ everVerified }: Entry) => everVerified,
    ' (once a file held the new key)': ({ everSaved }: Entry) => everSaved,
    ' (while no file has held the new key)': ({ everSaved }: Entry) => !everSaved,
  };
  const [words] =
    Object.entries(conditions).find(([, holds]) =>
      offers.every(({ entry, choices }) => choices.includes(choice) === holds(entry)),
    ) ?? [];
  if (words === undefined) throw new Error(`No words for when "${choice}" is offered`);
  return words;
}

function histories(): readonly Entry[] {
  const flags = [false, true];
  return flags.flatMap((everVerified) =>
    flags.flatMap((everSaved) =>
      beginnings.slice(0, 1).map((entry) => ({ ...entry, everVerified, everSaved })),
    ),
  );
}

/** What a person can have done with the old key of a rotation that has succeeded. */
export function actsTable({ entries }: Rotations): string {
  const phases = [...new Set(entries.map(({ progress }) => progress.phase))];
  const rows = phases.flatMap((phase) => {
    const acts = entries
      .filter(({ progress }) => progress.phase === phase)
      .map((entry) => availableOldKeyActs(runOf(entry)))
      .toSorted((one, two) => two.length - one.length);
    const labels = [...new Set(acts.flat())].map((act) => oldKeyActLabel(act, ['NAME']));
    return labels.length === 0 ? [] : [[phase, labels.join(', ')]];
  });
  return markdownTable(['phase', 'buttons'], rows);
}

function runOf(entry: Entry) {
  return journalledRun(entry, { startedAt: entry.plan.at, step: 'retire', begunHere: false });
}
