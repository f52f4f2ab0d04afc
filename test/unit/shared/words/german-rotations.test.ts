import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  OldKeyAct,
  DecisionReason,
  type Retirement,
  type StepName,
  stepNames,
  RollBackResult,
  type UseSince,
} from '../../../../shared/contract/rotation.ts';
import type { DecisionFacts } from '../../../../shared/rotations/decision-facts.ts';
import { speak } from '../../../../shared/words/language.ts';
import { oldKeyActLabel, oldKeyLine } from '../../../../shared/words/rotation/old-key.ts';
import {
  administratorMessage,
  openSentence,
  openTitles,
  openWords,
} from '../../../../shared/words/rotation/open.ts';
import {
  notRotatedTitle,
  proofProgress,
  retirementSentence,
  rotatedTitle,
  sinceSentence,
  whatDidNotChange,
  whyNoCancel,
} from '../../../../shared/words/rotation/rotation.ts';
import {
  afterUndoWords,
  undoneSentence,
  undoneTitle,
} from '../../../../shared/words/rotation/undo.ts';
import { trayWords } from '../../../../shared/words/tray.ts';
import { underWayTitle } from '../../../../shared/words/window.ts';
import { openRotations } from '../../../support/fixtures/open-rotations.ts';
import { rotations } from '../../../support/fixtures/rotations.ts';

const one = ['dev'];
const two = ['dev', 'work'];
const march9 = Date.UTC(2027, 2, 9, 14, 5);
const retirements: readonly Retirement[] = [
  {
    oldKey: 'stays active',
    because: 'not answered',
    since: { use: 'not known' },
    listed: 'Active',
  },
  {
    oldKey: 'stays active',
    because: 'also elsewhere',
    since: { use: 'not known' },
    listed: 'Active',
  },
  { oldKey: 'stays active', because: 'reactivated', since: { use: 'not known' }, listed: 'Active' },
  { oldKey: 'being deactivated' },
  { oldKey: 'deactivated', at: 0, deletion: { is: 'called off' } },
  { oldKey: 'deactivated', at: 0, deletion: { is: 'planned', on: march9 } },
  { oldKey: 'being deleted' },
  { oldKey: 'being reactivated' },
  { oldKey: 'gone' },
  { oldKey: 'stays active for now', failure: { code: 'ACCESS_DENIED' }, listed: 'Active' },
];
const uses: readonly UseSince[] = [
  { use: 'used', at: march9, service: 's3', region: 'eu-central-1' },
  { use: 'not used', lookedAt: march9 },
  { use: 'not known' },
];

beforeEach(() => {
  speak('de');
});

afterEach(() => {
  speak('en');
});

describe('titles in German', () => {
  it('agree with one profile and with several', () => {
    const titles = [rotatedTitle, notRotatedTitle, undoneTitle, trayWords.itemNeedsYou];
    expect(titles.map((title) => title(one))).toEqual([
      'dev wurde rotiert',
      'dev wurde nicht rotiert',
      'Rückgängig gemacht: dev hat wieder den alten Schlüssel',
      'dev wartet auf Sie',
    ]);
    expect(titles.map((title) => title(two))).toEqual([
      'dev und work wurden rotiert',
      'dev und work wurden nicht rotiert',
      'Rückgängig gemacht: dev und work haben wieder den alten Schlüssel',
      'dev und work warten auf Sie',
    ]);
  });

  it('say what happens now', () => {
    const shown = [
      rotations.sharedProving,
      rotations.twoKeys,
      rotations.rollingBack,
      rotations.undoing,
      rotations.sharedRotated,
    ];
    expect(shown.map((rotation) => underWayTitle(rotation))).toEqual([
      'Rotation von dev und work läuft',
      'Rotation von default wartet auf Sie',
      'Rotation von default wird zurückgenommen',
      'Rotation von default wird rückgängig gemacht',
      'Rotation von dev und work',
    ]);
    expect(underWayTitle({ ...rotations.sharedProving, looks: true })).toBe(
      'Hat AWS einen Schlüssel für dev und work erstellt? Keyturn sieht nach',
    );
  });

  it('say in the tray what each step does', () => {
    expect(stepNames.map((step) => trayWords.rotating(one, step))).toEqual([
      'Rotation von dev: Schlüssel und Dateien werden geprüft',
      'Rotation von dev: neuer Schlüssel wird erstellt',
      'Rotation von dev: beide Schlüssel werden gesichert',
      'Rotation von dev: neuer Schlüssel wird erprobt',
      'Rotation von dev: neuer Schlüssel wird gespeichert',
      'Rotation von dev: alter Schlüssel wird stillgelegt',
      'Rotation von dev: Ergebnis wird festgehalten',
    ]);
  });
});

describe('a rotation under way, in German', () => {
  it('counts the checks', () => {
    const checks = [proofProgress(2, 3, false), proofProgress(0, 3, true)];
    expect(checks).toEqual([
      'AWS braucht einige Sekunden, bis der neue Schlüssel überall bekannt ist: 2 von 3 Prüfungen bestanden.',
      'AWS nimmt den neuen Schlüssel nur langsam an. Keyturn macht im Hintergrund weiter: 0 von 3 Prüfungen bestanden.',
    ]);
  });

  it('says why it can’t be cancelled, where the English one does', () => {
    const silent = stepNames.filter((step) => whyNoCancel(step) === undefined);
    expect(silent).toEqual(['check', 'back up', 'prove', 'retire', 'record']);
    expect(whyNoCancel('create')).toContain('lässt sich nicht abbrechen');
    expect(whyNoCancel('save')).toContain('hinterher rückgängig machen');
  });
});

describe('a rotation that failed, in German', () => {
  const unchanged = 'Keyturn hat weder Ihre Dateien noch den alten Schlüssel geändert.';

  it('says what did not change and what became of the new key', () => {
    expect(RollBackResult.options.map((undone) => whatDidNotChange('prove', undone))).toEqual([
      `${unchanged} Es wurde kein neuer Schlüssel erstellt.`,
      `${unchanged} Der neue Schlüssel wurde wieder gelöscht.`,
      `${unchanged} Der neue Schlüssel ließ sich nicht löschen und wurde deshalb deaktiviert.`,
      `${unchanged} AWS zeigt keinen neuen Schlüssel.`,
    ]);
    expect(whatDidNotChange('check', 'nothing was made')).toBe(
      'Keyturn hat nichts geändert: weder Ihre Dateien noch Ihre Schlüssel bei AWS.',
    );
  });

  it('says what became of the key that was to make room', () => {
    const keyId = 'AKIAQ3EXAMPLE2JWM8HU';
    const said = (['yes', 'not known'] as const).map((deleted) =>
      whatDidNotChange('check', 'nothing was made', [{ keyId, deleted }]),
    );
    expect(said).toEqual([
      `${unchanged} Es wurde kein neuer Schlüssel erstellt. Der andere Schlüssel ${keyId} wurde gelöscht, um Platz zu schaffen, wie Sie es gewählt hatten.`,
      `${unchanged} Es wurde kein neuer Schlüssel erstellt. Sie hatten gewählt, den anderen Schlüssel ${keyId} zu löschen, um Platz zu schaffen. Ob er gelöscht wurde, ist nicht bekannt.`,
    ]);
  });
});

describe('the old key in German', () => {
  it('is told of in a sentence', () => {
    expect(retirements.map((retirement) => retirementSentence(retirement, 'X'))).toEqual([
      'Der alte Schlüssel X funktioniert weiter, bis Sie sagen, wo er benutzt wird.',
      'Der alte Schlüssel X funktioniert weiter. Legen Sie ihn still, wenn alle anderen Stellen den neuen haben.',
      'Der alte Schlüssel X wurde wieder aktiviert und funktioniert. Legen Sie ihn still, wenn ihn nichts mehr braucht.',
      'Der alte Schlüssel X wird gerade deaktiviert.',
      'Der alte Schlüssel X ist deaktiviert. Keyturn löscht ihn nicht.',
      'Der alte Schlüssel X ist deaktiviert. Keyturn löscht ihn am 9. März.',
      'Der alte Schlüssel X wird gerade gelöscht.',
      'Der alte Schlüssel X wird gerade wieder aktiviert.',
      'Der alte Schlüssel X ist bei AWS nicht mehr vorhanden.',
      'Der alte Schlüssel X funktioniert noch: Er ließ sich nicht deaktivieren. Keyturn versucht es erneut.',
    ]);
  });

  it('is told of in a line', () => {
    const lines = new Set(retirements.map((retirement) => oldKeyLine(retirement, 'X')));
    expect([...lines]).toEqual([
      'Alter Schlüssel X: funktioniert noch',
      'Alter Schlüssel X: wird gerade deaktiviert',
      'Alter Schlüssel X: deaktiviert, wird behalten',
      'Alter Schlüssel X: deaktiviert, wird am 9. März gelöscht',
      'Alter Schlüssel X: wird gerade gelöscht',
      'Alter Schlüssel X: wird gerade wieder aktiviert',
      'Alter Schlüssel X: bei AWS nicht mehr vorhanden',
    ]);
  });

  it('says who used it since', () => {
    expect(uses.map((since) => sinceSentence(since))).toEqual([
      expect.stringMatching(/^Seit der Rotation benutzt: s3 in eu-central-1, 9\. März.*\.$/u),
      'Seit der Rotation nicht benutzt.',
      'Ob er seitdem benutzt wurde, ist nicht bekannt.',
    ]);
  });

  it('has a button for each act', () => {
    expect(OldKeyAct.options.map((act) => oldKeyActLabel(act, two))).toEqual([
      'Alten Schlüssel von dev und work stilllegen',
      'Rotation von dev und work rückgängig machen',
      'Alten Schlüssel von dev und work wieder aktivieren',
      '7 Tage länger behalten',
      'Nicht löschen',
      'Alten Schlüssel von dev und work jetzt löschen',
    ]);
  });

  it('is back after an undo, and the new one is asked about', () => {
    expect(undoneSentence('active', 'Y')).toBe(
      'Der neue Schlüssel Y funktioniert weiter, bis Sie sagen, dass er gelöscht werden darf.',
    );
    expect(undoneSentence('gone', 'Y')).toBe(
      'Der neue Schlüssel Y ist bei AWS nicht mehr vorhanden.',
    );
    expect(afterUndoWords.delete(one)).toBe('Neuen Schlüssel von dev löschen');
  });
});

function openAt(reason: DecisionReason, reached: StepName): DecisionFacts {
  const { profiles, oldKey, newKey, failure } = openRotations.leftOnAws;
  return { profiles, reason, reached, oldKey, newKey, failure, keys: [] };
}

describe('an open rotation in German', () => {
  it.each(DecisionReason.options)(
    '%s has a title, and whole sentences for every step',
    (reason) => {
      expect(openTitles[reason]).toMatch(/^(Vielleicht|Ein|Eine|Der) .*[^.]$/u);
      for (const reached of stepNames) {
        expect(openSentence(openAt(reason, reached))).toMatch(/^\p{Lu}.*\.$/u);
        expect(openSentence(openAt(reason, reached))).not.toMatch(/\b(the|key|is)\b/u);
      }
    },
  );

  it('never calls the files unchanged once they were being saved, nor knows more than the English one', () => {
    for (const reason of ['interrupted', 'MFA needed', 'other identity'] as const) {
      expect(openSentence(openAt(reason, 'prove'))).toContain(
        'weder Ihre Dateien noch den alten Schlüssel geändert',
      );
      expect(openSentence(openAt(reason, 'save'))).not.toContain('weder Ihre Dateien');
      expect(openSentence(openAt(reason, 'retire'))).toMatch(
        /noch funktioniert, ist nicht bekannt\.$/u,
      );
    }
    expect(openSentence(openAt('other computer', 'save'))).toContain('ist nicht bekannt');
  });

  it('says who holds a key, of one profile and of several', () => {
    expect(openWords.held(one)).toBe('dev enthält diesen Schlüssel, deshalb bleibt er.');
    expect(openWords.held(two)).toBe('dev und work enthalten diesen Schlüssel, deshalb bleibt er.');
  });

  it('asks an administrator with the whole key id and the command', () => {
    const { reason, keys } = openRotations.rollBackRefused;
    const message = administratorMessage(reason, keys, { user: 'ada', account: '111122223333' });
    expect(message).toBe(
      'Bitte löschen Sie den Zugriffsschlüssel AKIAQ3EXAMPLE5DT4WNB des IAM-Benutzers ada im Konto 111122223333. Er entstand bei einer Rotation, die sich nicht abschließen ließ, und nichts benutzt ihn.\n\naws iam delete-access-key --user-name ada --access-key-id AKIAQ3EXAMPLE5DT4WNB',
    );
    const undo = openRotations.undoStopped;
    expect(administratorMessage(undo.reason, undo.keys, {})).toMatch(
      /^Bitte aktivieren Sie den Zugriffsschlüssel AKIA\w+ meines IAM-Benutzers\. .*\n\naws iam update-access-key --access-key-id AKIA\w+ --status Active$/u,
    );
  });
});
