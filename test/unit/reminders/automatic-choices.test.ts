import { expect, test } from 'vitest';
import { createAutomaticChoices } from '../../../main/reminders/automatic-choices.ts';
import type { AutomaticChoice } from '../../../shared/contract/automatic.ts';
import type { UsedElsewhere } from '../../../shared/contract/rotation.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { pairNamed } from '../../support/engine/iam.ts';

const { id: oldKey } = pairNamed('old');
const { id: newKey } = pairNamed('new');
const chosen: AutomaticChoice = { since: 1_000, failures: 0 };

/** What is known of the new key once it stands where the old one stood. */
function afterRotation(answer: UsedElsewhere, choices: Record<string, AutomaticChoice>) {
  const answers = new Map<AccessKeyId, UsedElsewhere>([[oldKey, answer]]);
  createAutomaticChoices({
    kept: { get: () => choices, set: () => undefined },
    answers: {
      get: (key) => answers.get(key),
      set: (key, next) => void answers.set(key, next),
    },
    replaced: () => [{ oldKey, newKey, at: 2_000 }],
    log: { error: () => undefined },
  }).carry();
  return answers.get(newKey);
}

test('“only here” goes on with the new key of one that a person lets rotate by itself', () => {
  expect(afterRotation('only here', { [oldKey]: chosen })).toBe('only here');
});

test('“only here” was said of one key: of the next one that a person rotates, nobody has said so', () => {
  expect(afterRotation('only here', {})).toBeUndefined();
  // Switched on after the rotation, for an old key that has come back.
  expect(afterRotation('only here', { [oldKey]: { ...chosen, since: 3_000 } })).toBeUndefined();
});

test('“also elsewhere” always goes on: whatever has the old key gets the new one', () => {
  expect(afterRotation('also elsewhere', {})).toBe('also elsewhere');
});
