import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeychainState } from '../../../../shared/contract/snapshot.ts';
import { defaultPolicy } from '../../../../shared/settings/policy.ts';
import { speak } from '../../../../shared/words/language.ts';
import { addKeyWords } from '../../../../shared/words/profiles/add-key.ts';
import {
  backupInWords,
  detailsWords,
  usedElsewhereInWords,
} from '../../../../shared/words/profiles/details.ts';
import { dueIn, listWords, undoInWords } from '../../../../shared/words/profiles/list.ts';
import { notToRotate, remarkSentences } from '../../../../shared/words/profiles/standing.ts';
import { planSentences } from '../../../../shared/words/rotation/plan.ts';
import { consequenceOf } from '../../../../shared/words/rotation/questions.ts';
import { trayWords } from '../../../../shared/words/tray.ts';
import {
  ageInWords,
  clockOffTitle,
  createdInWords,
  lastUseInWords,
  profileWords,
  summary,
} from '../../../../shared/words/window.ts';
import { age, profiles } from '../../../support/fixtures/profiles.ts';
import { everyRemark, reasonsNotToRotate } from '../../../support/gallery/reasons.ts';

const one = ['dev'];
const two = ['dev', 'work'];
const march9 = Date.UTC(2027, 2, 9, 14, 5);
const here = { policy: defaultPolicy, keychain: 'works' } as const;

beforeEach(() => {
  speak('de');
});

afterEach(() => {
  speak('en');
});

describe('the ages of keys in German', () => {
  it('count one day and several', () => {
    const ages = [age(0, 'fresh'), age(1, 'fresh'), age(84, 'due'), age(93, 'overdue')];
    expect(ages.map((each) => ageInWords(each))).toEqual([
      'Heute erstellt, frisch',
      '1 Tag alt, frisch',
      '84 Tage alt, fällig',
      '93 Tage alt, überfällig',
    ]);
    expect([1, 41].map((days) => dueIn(days))).toEqual(['morgen fällig', 'in 41 Tagen fällig']);
    expect([0, 1, 3].map((days) => createdInWords('Heute', days))).toEqual([
      'Heute (weniger als einen Tag alt)',
      'Heute (1 Tag alt)',
      'Heute (3 Tage alt)',
    ]);
  });

  it.each([
    [{ notKnown: 1 }, 'Wie alt Ihr Schlüssel ist, ist nicht bekannt.'],
    [{ notKnown: 2 }, 'Wie alt Ihre Schlüssel sind, ist nicht bekannt.'],
    [{ fresh: 1 }, 'Ihr Schlüssel ist aktuell.'],
    [{ fresh: 2 }, 'Alle 2 Schlüssel sind aktuell.'],
    [{ fresh: 3, notKnown: 2 }, '3 Schlüssel sind aktuell. Das Alter von 2 ist nicht bekannt.'],
    [{ fresh: 1, leftOut: 1 }, '1 Schlüssel ist aktuell.'],
    [{ overdue: 1, fresh: 2 }, '1 Schlüssel ist überfällig.'],
    [{ overdue: 2, due: 1 }, '2 Schlüssel sind überfällig, 1 fällig.'],
    [{ due: 1, fresh: 1 }, '1 Schlüssel ist fällig.'],
    [{ due: 3 }, '3 Schlüssel sind fällig.'],
  ])('%j: %s', (counts, said) => {
    const none = { overdue: 0, due: 0, fresh: 0, notKnown: 0, leftOut: 0 };
    expect(summary({ ...none, ...counts })).toBe(said);
  });

  it('are told by the tray', () => {
    expect([trayWords.overdue(1), trayWords.overdue(2), trayWords.due(1)]).toEqual([
      '1 Schlüssel ist überfällig',
      '2 Schlüssel sind überfällig',
      '1 Schlüssel ist fällig',
    ]);
    expect([1, 3].map((count) => trayWords.needsYou(count))).toEqual([
      'Eine Rotation wartet auf Sie',
      '3 Rotationen warten auf Sie',
    ]);
    expect(trayWords.rotateItem(two, 1)).toBe('dev, work · 1 Tag · Rotieren');
  });

  it('are kept by a clock that goes right', () => {
    const minute = 60_000;
    expect([8, -8, 180, 2 * 24 * 60].map((off) => clockOffTitle(off * minute))).toEqual([
      'Die Uhr dieses Computers geht gegenüber AWS 8 Minuten nach',
      'Die Uhr dieses Computers geht gegenüber AWS 8 Minuten vor',
      'Die Uhr dieses Computers geht gegenüber AWS 3 Stunden nach',
      'Die Uhr dieses Computers geht gegenüber AWS 2 Tage nach',
    ]);
  });
});

describe('profiles in German', () => {
  it('agree in number with those that share a key', () => {
    expect([profileWords.shares(one), profileWords.shares(two)]).toEqual([
      'Teilt sich den Schlüssel mit dev. Eine Rotation ändert beide.',
      'Teilt sich den Schlüssel mit dev und work. Eine Rotation ändert alle.',
    ]);
    expect([detailsWords.heldBy(one), detailsWords.heldBy(two)]).toEqual([
      'Steht im Profil dev.',
      'Steht in den Profilen dev und work.',
    ]);
    expect([addKeyWords.heldBy(one), addKeyWords.heldBy(two)]).toEqual([
      'dev enthält diesen Schlüssel schon.',
      'dev und work enthalten diesen Schlüssel schon.',
    ]);
    expect([listWords.found(1, 1), listWords.found(1, 9)]).toEqual([
      '1 von 1 Profil',
      '1 von 9 Profilen',
    ]);
  });

  it('say of a key what AWS and the keychain tell', () => {
    const used = { known: 'used', at: 0, service: 's3', region: 'eu-central-1' } as const;
    const all = [{ known: 'never' } as const, used, { known: 'not known' } as const];
    expect(all.map((lastUse) => lastUseInWords(lastUse, () => 'gestern'))).toEqual([
      'nie',
      'gestern, für s3 in eu-central-1',
      'nicht bekannt',
    ]);
    const answers = ['only here', 'also elsewhere', undefined] as const;
    expect(answers.map((answer) => usedElsewhereInWords(answer))).toEqual([
      'nein, nur auf diesem Computer',
      'ja, auch anderswo',
      'noch nicht beantwortet',
    ]);
    expect([backupInWords(undefined, 'X'), backupInWords([], 'X')]).toEqual([
      'nicht bekannt, der Schlüsselbund lässt sich nicht fragen',
      'keine; bei der Rotation wird eine angelegt',
    ]);
    expect(detailsWords.remindedFrom(march9)).toBe('ab dem 9. März');
  });

  it('say why they can’t rotate', () => {
    for (const sentences of [
      ...reasonsNotToRotate.map((reason) => notToRotate(reason)),
      ...everyRemark.map((remark) => remarkSentences(remark)),
    ]) {
      expect(sentences).toMatch(/^\p{Lu}.*\.$/u);
      expect(sentences).not.toMatch(/\b(the|key|is)\b/u);
    }
    expect(notToRotate({ can: 'never', reason: 'role', uses: 'default' })).toBe(
      'Verwendet den Schlüssel von default. Rotieren Sie jenen.',
    );
  });

  it('say what follows from a missing permission', () => {
    expect(consequenceOf('iam:UpdateAccessKey')).toBe(
      'Der alte Schlüssel bleibt aktiv, bis Ihre Administration ihn deaktiviert.',
    );
    expect(consequenceOf('iam:Else')).toBe('Was daraus folgt, ist nicht bekannt.');
  });
});

describe('what a rotation will do, in German', () => {
  it('is said in whole sentences, of two places and of two keys', () => {
    expect(planSentences(profiles.overdue, here)).toEqual([
      'Sie werden gefragt, welcher der beiden Schlüssel gelöscht werden darf: AWS erlaubt zwei je Benutzer.',
      'AWS erstellt einen neuen Schlüssel für den Benutzer ada.',
      'Beide Schlüssel kommen in den Schlüsselbund dieses Computers, damit Sie die Rotation rückgängig machen können.',
      'Der neue Schlüssel wird erprobt: AWS muss ihn dreimal hintereinander annehmen. Bis dahin bleiben Ihre Dateien, wie sie sind.',
      'An 2 Stellen werden die ID und der geheime Teil ersetzt, und kein Byte mehr. Nur default ändert sich.',
      'Sie werden gefragt, ob der Schlüssel noch anderswo benutzt wird. Wenn nicht, wird der alte Schlüssel deaktiviert und nach 7 Tagen gelöscht.',
    ]);
  });

  it('begins with where requests go, if that is not AWS', () => {
    expect(planSentences(profiles.elsewhere, here).slice(0, 2)).toEqual([
      'Anfragen dieses Profils gehen an iam.example.test:8443 und sts.example.test, nicht an AWS.',
      'Sie werden einmal gefragt, ob der Schlüssel dort rotiert werden darf.',
    ]);
  });

  it('is said of one place, one day of grace and several profiles', () => {
    const policy = { ...defaultPolicy, graceDays: 1 };
    const shared = { ...profiles.fresh, sharesKeyWith: two };
    const said = planSentences(shared, { ...here, policy });
    expect(said.slice(-2)).toEqual([
      'An einer Stelle werden die ID und der geheime Teil ersetzt, und kein Byte mehr. sandbox, dev und work ändern sich gemeinsam.',
      'Der alte Schlüssel wird deaktiviert und nach 1 Tag gelöscht.',
    ]);
  });

  it('promises an undo only as far as the keychain allows', () => {
    expect(KeychainState.options.map((state) => undoInWords(state, true, 7))).toEqual([
      expect.stringMatching(/^Jede Rotation, 7 Tage lang: .* mit einem Klick zurückholen\.$/u),
      expect.stringMatching(/^Jede Rotation, 7 Tage lang: .* mit einem Klick zurückholen\.$/u),
      'Jede Rotation, 7 Tage lang, sobald der Schlüsselbund dieses Computers entsperrt ist.',
      expect.stringMatching(/keinen funktionierenden Schlüsselbund.* nicht in Ihre Dateien/u),
      expect.stringMatching(/keinen funktionierenden Schlüsselbund.* nicht in Ihre Dateien/u),
    ]);
    expect(undoInWords('works', false, 7)).toMatch(/^Ein stillgelegter Schlüssel/u);
    for (const keychain of ['absent', 'failed'] as const) {
      expect(planSentences(profiles.fresh, { ...here, keychain })[1]).toMatch(
        /^Gesichert wird nichts/u,
      );
    }
  });
});
