import { describe, expect, it } from 'vitest';
import { Removal } from '../../../../shared/contract/question.ts';
import {
  OldKeyAct,
  DecisionReason,
  type Retirement,
  type StepName,
  stepNames,
  UndoStep,
} from '../../../../shared/contract/rotation.ts';
import type { DecisionFacts } from '../../../../shared/rotations/decision-facts.ts';
import { decisionNextStep } from '../../../../shared/rotations/decision-next-step.ts';
import { dayInWords, momentInWords } from '../../../../shared/words/dates.ts';
import { explain } from '../../../../shared/words/errors.ts';
import { oldKeyActLabel, oldKeyLine } from '../../../../shared/words/rotation/old-key.ts';
import {
  administratorMessage,
  openSentence,
  openTitles,
  openWords,
} from '../../../../shared/words/rotation/open.ts';
import {
  consequenceOf,
  removals,
  twoKeysWords,
} from '../../../../shared/words/rotation/questions.ts';
import {
  retirementSentence,
  succeededTitle,
  sinceSentence,
  whatDidNotChange,
} from '../../../../shared/words/rotation/rotation.ts';
import { undoneTitle, undoStepSentences } from '../../../../shared/words/rotation/undo.ts';
import { clockOffTitle } from '../../../../shared/words/window.ts';
import { openRotations } from '../../../support/fixtures/open-rotations.ts';
import { rotations } from '../../../support/fixtures/rotations.ts';

const MINUTE = 60_000;
const march9 = Date.UTC(2027, 2, 9, 14, 5);
const oldKey = 'AKIA…7Q2X';

describe('dates within sentences', () => {
  it('put the day before a named month', () => {
    expect(dayInWords(march9)).toBe('9 March');
    expect(momentInWords(march9)).toBe('9 March 14:05');
  });
});

describe('the words of an old key', () => {
  it('name the day of its deletion', () => {
    const deactivated: Retirement = {
      oldKey: 'deactivated',
      at: 0,
      deletion: { is: 'planned', on: march9 },
    };
    expect(retirementSentence(deactivated, oldKey)).toBe(
      'The old key AKIA…7Q2X is deactivated. Keyturn deletes it on 9 March.',
    );
    expect(oldKeyLine(deactivated, oldKey)).toBe(
      'Old key AKIA…7Q2X: deactivated, will be deleted on 9 March',
    );
  });

  it('name no day where a person keeps it', () => {
    const kept: Retirement = { oldKey: 'deactivated', at: 0, deletion: { is: 'called off' } };
    expect(retirementSentence(kept, oldKey)).toContain('does not delete it');
    expect(oldKeyLine(kept, oldKey)).toBe('Old key AKIA…7Q2X: deactivated and kept');
  });

  it('say who used it since, and never more than AWS tells', () => {
    expect(sinceSentence({ use: 'used', at: march9, service: 's3', region: 'eu-central-1' })).toBe(
      'Used since the rotation: s3 in eu-central-1, 9 March 14:05.',
    );
    expect(sinceSentence({ use: 'not used', lookedAt: 0 })).toBe('Not used since the rotation.');
    expect(sinceSentence({ use: 'not known' })).toBe('Whether it was used since is not known.');
  });

  it('name the profile on each button that more than one item can have', () => {
    expect(OldKeyAct.options.map((act) => oldKeyActLabel(act, ['dev', 'work']))).toEqual([
      'Retire the old key of dev and work',
      'Undo rotation of dev and work',
      'Reactivate the old key of dev and work',
      'Keep it 7 more days',
      'Do not delete it',
      'Delete the old key of dev and work now',
    ]);
  });
});

describe('the words of two keys', () => {
  it('show no whole id on a button', () => {
    expect(twoKeysWords.remove('AKIAQ3EXAMPLE2JWM8HU')).toBe('Delete AKIA…M8HU and rotate');
  });

  it('let no key go that a file holds or that is younger than a day', () => {
    expect(Removal.options.filter((removal) => removals[removal].may)).toEqual([
      'retired by Keyturn',
      'by choice',
    ]);
    expect(removals['retired by Keyturn'].remark).toContain('can’t be undone');
  });

  it('say which profile still holds a deactivated key, where, and the way on', () => {
    const told = {
      code: 'INACTIVE_KEY_IN_FILES',
      path: '/home/ada/.aws/credentials',
      line: 5,
    } as const;
    expect(explain({ ...told, profiles: ['default-old'] })).toMatchObject({
      title: 'The user’s second key is deactivated, but still in your files',
      body: expect.stringContaining(
        'The profile default-old holds the other one (/home/ada/.aws/credentials, line 5).',
      ),
      next: expect.stringContaining('Then rotate again'),
    });
    expect(explain({ ...told, profiles: ['a', 'b'] }).body).toContain(
      'The profiles a and b hold the other one',
    );
    expect(explain({ code: 'TWO_KEYS_IN_USE', path: '/x', line: 3, profiles: ['play'] }).body).toBe(
      'AWS allows two access keys for a user. Your files hold both, so Keyturn deletes neither. The profile play holds the other one (/x, line 3).',
    );
  });
});

describe('the words of missing permissions', () => {
  it('say what follows, with and without the service in front', () => {
    expect(consequenceOf('iam:UpdateAccessKey')).toBe(consequenceOf('UpdateAccessKey'));
    expect(consequenceOf('UpdateAccessKey')).toContain('stays active');
    expect(consequenceOf('DeleteAccessKey')).toContain('new key stays');
    expect(consequenceOf('iam:Else')).toBe('What follows from this is not known.');
  });
});

describe('what did not change', () => {
  const madeRoom = { keyId: 'AKIAQ3EXAMPLE2JWM8HU', deleted: 'yes' } as const;

  it('is not everything where another key was deleted to make room', () => {
    const said = whatDidNotChange('check', 'nothing was made', [madeRoom]);
    expect(said).not.toContain('has changed nothing');
    expect(said).toContain('The other key AKIAQ3EXAMPLE2JWM8HU was deleted to make room');
  });

  it('names each of several keys that were deleted', () => {
    const other = { keyId: 'AKIAQ3EXAMPLE5SECOND', deleted: 'not known' } as const;
    const said = whatDidNotChange('create', 'nothing was made', [madeRoom, other]);
    expect(said).toContain('The other key AKIAQ3EXAMPLE2JWM8HU was deleted to make room');
    expect(said).toContain('Whether the other key AKIAQ3EXAMPLE5SECOND was deleted');
  });

  it('says so where nobody knows whether it was deleted', () => {
    const unsure = { ...madeRoom, deleted: 'not known' } as const;
    expect(whatDidNotChange('create', 'nothing was made', [unsure])).toMatch(
      /Whether .* AKIAQ3EXAMPLE2JWM8HU .* is not known\.$/u,
    );
  });
});

/** An open rotation with two known keys, of any reason and step. */
function openAt(reason: DecisionReason, reached: StepName): DecisionFacts {
  const { profiles, oldKey: old, newKey, failure } = openRotations.leftOnAws;
  return { profiles, reason, reached, oldKey: old, newKey, failure, keys: [] };
}

describe('the words of an open rotation', () => {
  it.each(DecisionReason.options)('%s has a title, and a sentence for every step', (reason) => {
    expect(openTitles[reason]).toMatch(/^[A-Z].*[^.]$/u);
    for (const reached of stepNames) {
      expect(openSentence(openAt(reason, reached))).toMatch(/^[A-Z].*\.$/u);
    }
  });

  it.each(DecisionReason.options)('%s names every key that is known of it', (reason) => {
    for (const reached of stepNames) {
      const about = openWords.about(openAt(reason, reached), 'today');
      expect(about).toContain(openRotations.leftOnAws.oldKey);
      expect(about).toContain(openRotations.leftOnAws.newKey);
    }
    expect(openWords.about(openRotations.interrupted, 'today')).not.toContain('not known');
  });

  it('say what Keyturn has not changed, and never of files that it was saving', () => {
    const untouched = 'Keyturn has changed neither your files nor the old key.';
    for (const reason of ['interrupted', 'MFA needed', 'other identity'] as const) {
      expect(openSentence(openAt(reason, 'prove'))).toContain(untouched);
      for (const reached of ['save', 'retire', 'record'] as const) {
        expect(openSentence(openAt(reason, reached))).not.toContain(untouched);
      }
    }
  });

  it('say of another computer’s rotation no more than this computer knows', () => {
    for (const reached of stepNames) {
      expect(openSentence(openAt('other computer', reached))).toContain('is not known');
    }
  });

  it('send nobody to a key below where none stands that may be decided about', () => {
    const next = 'Rotate again.';
    const { answerLost, rollBackRefused, leftOnAws } = openRotations;
    for (const open of [answerLost, rollBackRefused, leftOnAws]) {
      expect(decisionNextStep(open, next)).toContain('below');
      expect(decisionNextStep({ ...open, keys: [] }, next)).not.toContain('below');
      const held = open.keys.map((key) => ({ ...key, profiles: ['dev'] }));
      expect(decisionNextStep({ ...open, keys: held }, next)).not.toContain('below');
    }
    expect(decisionNextStep(openRotations.partlySaved, next)).toBe(next);
  });
});

describe('the words of an old key that is not as Keyturn left it', () => {
  const since = { use: 'not known' } as const;
  const stays = { oldKey: 'stays active', because: 'not answered', since } as const;
  const failure = { code: 'TIMED_OUT' } as const;

  it('never say that it works where AWS lists it otherwise', () => {
    for (const listed of ['Inactive', 'gone', 'not known'] as const) {
      for (const retirement of [
        { ...stays, listed },
        { oldKey: 'stays active for now', failure, listed } as const,
      ]) {
        expect(retirementSentence(retirement, oldKey)).not.toContain('works');
        expect(oldKeyLine(retirement, oldKey)).not.toContain('works');
      }
    }
    expect(retirementSentence({ ...stays, listed: 'Active' }, oldKey)).toContain('still works');
  });

  it('promise no day for a deletion that AWS refuses, that is called off, or whose day has passed', () => {
    const deactivated = { oldKey: 'deactivated', at: 0 } as const;
    for (const is of ['denied', 'not finished', 'called off'] as const) {
      const retirement = { ...deactivated, deletion: { is } } as const;
      expect(retirementSentence(retirement, oldKey)).not.toMatch(/\d+ March|deletes it on/u);
      expect(oldKeyLine(retirement, oldKey)).not.toContain('March');
    }
    const due: Retirement = { ...deactivated, deletion: { is: 'due', on: march9 } };
    expect(retirementSentence(due, oldKey)).toContain('was to be deleted on 9 March');
    expect(oldKeyLine(due, oldKey)).toBe(
      'Old key AKIA…7Q2X: deactivated, was to be deleted on 9 March',
    );
  });

  it('come after a title that tells first that the new one has stopped working', () => {
    const fine: Retirement = { oldKey: 'gone' };
    const dead: Retirement = { oldKey: 'gone', failure: { code: 'NEW_KEY_NOT_ACCEPTED' } };
    expect(succeededTitle(['dev'], fine)).toBe('Rotated dev');
    expect(succeededTitle(['dev'], dead)).toBe('AWS no longer accepts the new key of dev');
  });
});

describe('the message to an administrator', () => {
  it('names the key left behind and its user', () => {
    const { reason, keys } = openRotations.rollBackRefused;
    const message = administratorMessage(reason, keys, { user: 'ada', account: '111122223333' });
    expect(message).toContain(
      'delete the access key AKIAQ3EXAMPLE5DT4WNB of the IAM user ada in the account 111122223333',
    );
    expect(message).toContain(
      'aws iam delete-access-key --user-name ada --access-key-id AKIAQ3EXAMPLE5DT4WNB',
    );
  });

  it('never asks to delete a key that a file holds', () => {
    const held = openRotations.rollBackRefused.keys.map((key) => ({ ...key, profiles: ['dev'] }));
    expect(administratorMessage('roll back refused', held, {})).toBeUndefined();
  });

  it('asks to activate the old key where an undo needs it', () => {
    const { reason, keys } = openRotations.undoStopped;
    expect(administratorMessage(reason, keys, { user: 'ada' })).toContain('--status Active');
    const active = keys.map((key) => ({ ...key, status: 'Active' as const }));
    expect(administratorMessage(reason, active, { user: 'ada' })).toBeUndefined();
  });

  it('is not needed where a person can decide alone', () => {
    const { reason, keys } = openRotations.answerLost;
    expect(administratorMessage(reason, keys, rotations.answerLost)).toBeUndefined();
  });
});

describe('the words of an undo', () => {
  it('say who has the old key again', () => {
    expect(undoneTitle(['default'])).toBe('Undone: default has its old key again');
    expect(undoneTitle(['dev', 'work'])).toBe('Undone: dev and work have their old key again');
  });

  it.each(UndoStep.options)('tell what %s does', (step) => {
    expect(undoStepSentences[step]).toMatch(/\.$/u);
  });
});

describe('a clock that is wrong', () => {
  it.each([
    [8 * MINUTE, 'This computer’s clock is 8 minutes behind AWS’s'],
    [-8 * MINUTE, 'This computer’s clock is 8 minutes ahead of AWS’s'],
    [60 * MINUTE, 'This computer’s clock is 60 minutes behind AWS’s'],
    [180 * MINUTE, 'This computer’s clock is 3 hours behind AWS’s'],
    [3 * 24 * 60 * MINUTE, 'This computer’s clock is 3 days behind AWS’s'],
  ])('by %i ms is told in the largest unit that fits', (off, title) => {
    expect(clockOffTitle(off)).toBe(title);
  });
});
